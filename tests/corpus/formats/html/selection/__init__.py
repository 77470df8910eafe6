"""Tests of corpus/formats/html/selection."""
