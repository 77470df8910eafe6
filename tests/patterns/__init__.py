"""Patterns and walks that meet untrusted text take time in proportion to it."""
