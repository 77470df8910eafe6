"""Tests of corpus/formats/divided_words."""
