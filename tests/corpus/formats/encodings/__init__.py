"""Tests of corpus/formats/encodings."""
