"""One module a command family, each a thin adapter between Discord and the desk."""
