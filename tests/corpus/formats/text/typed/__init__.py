"""Tests of corpus/formats/text/typed."""
