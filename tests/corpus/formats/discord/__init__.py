"""Tests of corpus/formats/discord."""
