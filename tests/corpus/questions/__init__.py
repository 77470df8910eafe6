"""Tests of corpus/questions."""
