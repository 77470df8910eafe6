"""Tests of corpus/formats/rst."""
