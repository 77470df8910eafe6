"""Tests of corpus/formats/raised_text."""
