"""Open questions: what members asked and no source answers."""
