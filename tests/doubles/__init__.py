"""Stand-ins that behave like the real thing, small enough to check by eye."""
