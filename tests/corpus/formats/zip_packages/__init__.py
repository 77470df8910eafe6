"""Tests of corpus/formats/zip_packages."""
