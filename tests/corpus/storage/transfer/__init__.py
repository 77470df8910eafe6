"""Tests of corpus/storage/transfer."""
