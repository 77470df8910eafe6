"""Checking the quotations in a message."""
