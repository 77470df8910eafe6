"""Tests of corpus/formats/docx."""
