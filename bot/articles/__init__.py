"""The articles themselves: one shown on a card, and lists to choose from."""
