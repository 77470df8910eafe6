"""What kind of thing a question asks for, and how things of each kind are written."""
