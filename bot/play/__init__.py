"""`footnote play`: the whole bot in a browser, on a Discord of our own, without a token."""
