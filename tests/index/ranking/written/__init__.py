"""Tests of index/ranking/written."""
