"""Tests of index/quotations."""
