"""Names of people and things: which a question names, and where they stand."""
