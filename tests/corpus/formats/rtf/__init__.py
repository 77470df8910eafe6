"""Tests of corpus/formats/rtf."""
