"""Asking, and what can be done with an answer."""
