"""How the reader of other languages than English is trained, and how it learns to mark."""
