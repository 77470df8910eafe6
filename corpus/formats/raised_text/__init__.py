"""Raised and lowered text: exponents, indices and the marks of notes, told from each other."""
