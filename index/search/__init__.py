"""The index of a collection: which passages are near a question."""
