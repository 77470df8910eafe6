"""Where every number comes from: `make bench` runs them all, each can be run alone."""
