"""Tests of `index/people/`."""
