"""How members spell, and what they meant by it."""
