"""Tests of `bot/sentence_lists/`."""
