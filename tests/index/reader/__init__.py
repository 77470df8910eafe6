"""Tests of index/reader."""
