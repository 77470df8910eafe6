"""Sentences that name a person or a body, across the articles of a collection."""
