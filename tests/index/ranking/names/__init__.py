"""Tests of index/ranking/names."""
