"""Tests of corpus/formats/html."""
