"""Tests of index/answering."""
