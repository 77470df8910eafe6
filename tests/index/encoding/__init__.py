"""Tests of index/encoding."""
