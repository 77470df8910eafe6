"""What programs for mail write around the text of a message, in mail and where it was pasted."""
