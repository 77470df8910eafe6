"""Tests of what Footnote promises; run with `make test`."""
