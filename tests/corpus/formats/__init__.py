"""Tests of corpus/formats."""
