"""Documents that are zip archives of XML: opened within limits, and their elements."""
