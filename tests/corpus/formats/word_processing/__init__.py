"""Tests of corpus/formats/word_processing."""
