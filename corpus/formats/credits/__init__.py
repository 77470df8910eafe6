"""Who wrote an article and when, as bylines and the lines around a text say it."""
