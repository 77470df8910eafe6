"""Tests of corpus/formats/html/statements."""
