"""Which blocks of a page are its article: what extractors choose, what they lose, what is amiss."""
