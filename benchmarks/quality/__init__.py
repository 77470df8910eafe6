"""How good answers and readings are."""
