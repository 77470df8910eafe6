"""Word documents (.docx): the parts of their archive, and all that may stand in their text."""
