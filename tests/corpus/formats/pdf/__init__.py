"""PDFs are read as a person reads them."""
