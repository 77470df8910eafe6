"""Tests of corpus/submissions."""
