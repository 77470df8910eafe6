"""Markdown (.md, .mdx) and what its dialects add, as HTML that says the same."""
