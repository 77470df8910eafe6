"""Tests of corpus/fetching."""
