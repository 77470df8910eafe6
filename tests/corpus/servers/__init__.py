"""Tests of corpus/servers."""
