"""Tests of corpus/formats/markdown."""
