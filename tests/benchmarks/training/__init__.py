"""Tests of what makes the numbers that ship."""
