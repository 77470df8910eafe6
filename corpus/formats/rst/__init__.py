"""reStructuredText (.rst): what a page made of the document shows."""
