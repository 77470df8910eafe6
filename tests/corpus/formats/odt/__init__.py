"""Tests of corpus/formats/odt."""
