"""Tests of `index/timeline/`."""
