"""Tests of bot/connection."""
