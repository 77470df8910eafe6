"""Words that the ends of lines divide, and hyphens that belong to words."""
