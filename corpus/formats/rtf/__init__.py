"""Rich Text Format (.rtf): tokens, groups and properties, and the document that they make."""
