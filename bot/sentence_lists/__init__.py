"""Sentences listed across a server's articles: those with a date, those that name someone."""
