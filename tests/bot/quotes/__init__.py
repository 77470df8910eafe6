"""Tests of bot/quotes."""
