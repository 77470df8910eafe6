"""Tests of corpus/processes."""
