"""Web pages: the article in a page. How any HTML is parsed, cleaned and cut stands in `markup/`."""
