"""Tests of corpus/formats/transcript."""
