"""Tests of index/evaluation."""
