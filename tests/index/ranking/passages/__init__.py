"""Tests of index/ranking/passages."""
