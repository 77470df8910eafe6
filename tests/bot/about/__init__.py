"""Tests of bot/about."""
