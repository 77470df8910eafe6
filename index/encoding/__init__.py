"""Texts made into vectors."""
