"""Tests of bot/gaps."""
