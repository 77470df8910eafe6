"""What a page states about its article: title, authors, days, picture, and how sure each is."""
