"""Reads the best passages together with the question: which words answer, and whether any do."""
