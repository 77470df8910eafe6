"""Documents that were typed line by line, such as manuals, standards and minutes."""
