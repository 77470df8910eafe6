"""Tests of bot/server_settings."""
