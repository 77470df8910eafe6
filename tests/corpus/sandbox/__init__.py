"""Tests of the corpus: reading, cutting and keeping articles."""
