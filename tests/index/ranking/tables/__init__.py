"""Tests of index/ranking/tables."""
