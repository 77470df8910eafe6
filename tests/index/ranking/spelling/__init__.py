"""Tests of index/ranking/spelling."""
