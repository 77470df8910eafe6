"""Tests of corpus/formats/credits."""
