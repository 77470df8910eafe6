"""What servers decided, and what is kept of their members."""
