"""Org (.org): what a page made of the document shows."""
