"""Tests of corpus/privacy."""
