"""Tests of the documents that scripts make."""
