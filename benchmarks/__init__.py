"""Where every number comes from: `make bench` runs them all, each can be run alone."""

import index  # noqa: F401 - before NumPy, whose threads it sets: measured is what the bot does
