"""Texts in markup to begin with, and what their formats are made of."""

from tests.corpus.formats.markup.marked_up_documents import ASCIIDOC, ORG, RST
from tests.fuzz.kind import PROSE, SHARED, Kind

_MDX = (
    "import A from './a'\n\n# The Ferry\n\n<A kind='long'>\n  %s\n\n  {/* no */}\n</A>\n\n%s %s\n"
)


def markup_kinds() -> tuple[Kind, ...]:
    """Return the kinds of text in markup beside Markdown."""
    named = (("a.mdx", _MDX % PROSE), ("a.rst", RST), ("a.org", ORG), ("a.adoc", ASCIIDOC))
    return tuple(Kind(name, text.encode(), _tokens(text)) for name, text in named)


def _tokens(text: str) -> tuple[bytes, ...]:
    """Return what is put into *text*: its own lines, and the marks in them."""
    lines = (f"{line}\n".encode() for line in text.splitlines())
    return (
        *SHARED,
        *lines,
        *b"[[ ]] [ ] ** * :: _ __ `` ` |=== | { } << >> ~ ^ \\ :a: .. +".split(),
    )
