"""Tests of corpus/formats/epub."""
