"""The terminal: every command of `footnote`."""
