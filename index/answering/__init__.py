"""Ranked passages made into an answer."""
