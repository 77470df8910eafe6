"""Tests of index/ranking/answer_kinds."""
