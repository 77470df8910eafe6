"""Bytes to text: the encodings that may be declared, and those that are guessed."""
