"""Tests of index/ranking."""
