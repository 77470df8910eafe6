"""Prepares the pairs that the reader learns from: `python -m benchmarks.reader.prepare`."""
