"""Questions about the articles themselves, over a library of invented articles."""
