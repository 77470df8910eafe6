"""EPUB books (.epub): the package, and the chapters in the order of reading."""
