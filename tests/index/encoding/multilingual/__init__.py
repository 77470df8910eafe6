"""Tests of index/encoding/multilingual."""
