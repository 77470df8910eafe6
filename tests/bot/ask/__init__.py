"""Tests of bot/ask."""
