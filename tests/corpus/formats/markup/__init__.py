"""Tests of corpus/formats/markup."""
