"""Tests of corpus/formats/front_matter."""
