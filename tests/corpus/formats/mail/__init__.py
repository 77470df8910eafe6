"""Tests of corpus/formats/mail."""
