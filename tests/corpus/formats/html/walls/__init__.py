"""Tests of corpus/formats/html/walls."""
