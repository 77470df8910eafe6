"""Tests of corpus/storage."""
