"""Reading: the bytes of any source that a moderator may post, to the draft of an article."""

import importlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from corpus.article import Draft
from corpus.errors import SourceRefused
from corpus.formats.blocks import TEXT, WITHOUT_TEXT
from corpus.formats.encodings.decoding import DAMAGED, UNKNOWN, decode
from corpus.formats.kinds import Kind, kind_of

_OF_BYTES = frozenset({Kind.PDF, Kind.DOCX, Kind.RTF, Kind.ODT, Kind.EPUB, Kind.MAIL})
"""Kinds that tell by themselves in what encoding their text is; all others are decoded first."""

_FIRST = "By Ada Byron\n\nMonday, 2 March 2026\n\nThe ferry to Orr leaves at seven."
"""What is read before any document, for what a reader makes once and keeps."""

_OF_ANY_TEXT = frozenset(
    {Kind.HTML, Kind.MARKDOWN, Kind.TEXT, Kind.MDX, Kind.RST, Kind.ORG, Kind.ASCIIDOC}
)
"""Kinds that anything written is a document of; all others have a form, which they refuse without.
"""

SIZE_LIMIT = 8 * 1024 * 1024
"""Bytes; far above any article, and within what Discord lets everybody upload."""


def read_document(
    data: bytes,
    name: str,
    *,
    url: str | None = None,
    content_type: str | None = None,
    charset: str | None = None,
) -> Draft:
    """Return the article in *data*, a file called *name*, fetched from *url* if that is given.

    What the data is, is told by its content, then by *content_type*, then by the extension
    of *name*; anything else is plain text. *charset* is what the sender declared.

    Raises:
        SourceRefused: no article can be read from it; the sentence says what to do.
    """
    refuse_by_size(data)
    draft = _read(data, kind_of(data, name, content_type), url, charset)
    if not any(paragraph.kind in TEXT for paragraph in draft.paragraphs):
        raise SourceRefused(WITHOUT_TEXT)
    return draft


def refuse_by_size(data: bytes) -> None:
    """Raise `SourceRefused` unless *data* has a size that is read at all."""
    if not data.strip():
        raise SourceRefused("This source is empty: post one that has text in it.")
    if len(data) > SIZE_LIMIT:
        raise SourceRefused(
            "This source has {size:.1f} MB, the limit is {limit} MB: "
            "post the article's text alone.",
            size=len(data) / 1024 / 1024,
            limit=SIZE_LIMIT // 1024 // 1024,
        )


def load_reader(kind: Kind) -> Callable[..., Draft]:
    """Return what reads documents of *kind*: `read_` and its name, in the module of its value.

    That is loaded when it is needed: the libraries behind it take a second.
    """
    module = importlib.import_module(f"{__name__}.{kind.value}")
    read: Callable[..., Draft] = getattr(module, f"read_{kind.name.lower()}")
    return read


@cache
def make_ready(kind: Kind) -> None:
    """Load what reads documents of *kind*, with what it would make when the first is read.

    The words of all languages that are known take 0.3 s: a process that divides for each document
    has them before, or makes them for each one again.
    """
    load_reader(kind)
    _read(_FIRST.encode(), kind if kind in _OF_ANY_TEXT else Kind.TEXT, None, "utf-8")


def _read(data: bytes, kind: Kind, url: str | None, charset: str | None) -> Draft:
    read = load_reader(kind)
    if kind in _OF_BYTES:
        return read(data)
    if kind is not Kind.HTML:
        return read(decode(data, charset))
    text = decode(data, charset, is_page=True)
    is_damaged = DAMAGED in text and DAMAGED.encode() not in data
    return _undamaged(read(text, url)) if is_damaged else read(text, url)


def _undamaged(draft: Draft) -> Draft:
    """Return *draft*, of which nothing that somebody may quote is damaged.

    Raises:
        SourceRefused: there is damage in it.
    """
    if DAMAGED in f"{draft.metadata.title} {draft.body}":
        raise SourceRefused(UNKNOWN)
    left = draft.left_out
    return replace(draft, left_out=None) if left is not None and DAMAGED in left.body else draft
