"""Tests of corpus/formats/text."""
