"""HTML, as which most kinds are read: parsed, made to say what its reader sees, cut into blocks."""
