"""Tests of what members read."""
