"""Tests of `index/suggestions/`."""
