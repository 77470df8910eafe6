"""Dated sentences across the articles of a collection, in the order of their days."""
