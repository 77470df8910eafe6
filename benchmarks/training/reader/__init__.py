"""How the reader of `index/reader/` was made, and how well it reads: see `docs/reader.md`."""
