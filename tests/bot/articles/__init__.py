"""Tests of bot/articles."""
