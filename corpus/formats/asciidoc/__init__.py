"""AsciiDoc (.adoc, .asciidoc): what a page made of the document shows."""
