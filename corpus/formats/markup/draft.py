"""The draft of a document whose markup has been written as HTML that says the same."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.article import Draft, Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.bounds import LONGEST_TITLE, within
from corpus.errors import SourceRefused
from corpus.formats.blocks import holds_text, without_title
from corpus.formats.credits.before_text import credits_among
from corpus.formats.markup.blocks import blocks_of
from corpus.formats.markup.cleaning import clean
from corpus.formats.markup.element import Element, parse_whole
from corpus.formats.markup.tags import refuse_by_attributes
from corpus.normalise import fold, normalise

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ABOUT_AUTHOR = re.compile(r"about the authors?")


def draft_of(html: str, metadata: Metadata, without_text: str) -> Draft:
    """Return the article that *html* says, of which *metadata* is stated; all of it is kept.

    What is not stated, lines above the first paragraph may say.

    Raises:
        SourceRefused: there is no paragraph; *without_text* is what is said then.
        RecursionError: it is nested too deeply.
    """
    page = f"<body>{html}</body>"
    refuse_by_attributes(page)
    root = parse_whole(page)
    clean(root)
    if metadata.title is None:
        metadata = replace(metadata, title=_title(root))
    blocks = without_title(blocks_of(root), metadata.title)
    kept = list(_told_apart(blocks))
    if not holds_text(kept):
        raise SourceRefused(without_text)
    credited, guessed = credits_among(blocks)
    metadata = credited.overridden_by(metadata)
    return assemble(metadata, kept, (), guessed.without(metadata.known))


def _title(root: Element) -> str | None:
    heading = next(iter(root.iter("h1")), None)
    if heading is None:
        heading = _heading_over_all(root)
    return (
        None if heading is None else within(LONGEST_TITLE, normalise("".join(heading.itertext())))
    )


def _heading_over_all(root: Element) -> Element | None:
    """Return the heading that the text begins with, where all others stand below it.

    Those who write in a forum or on GitHub often begin with a smaller heading, for its looks.
    """
    headings = list(root.iter(*_HEADINGS))
    if not headings or headings[0].getprevious() is not None:
        return None
    first, *others = headings
    is_over_all = all(str(each.tag) > str(first.tag) for each in others)
    parent = first.getparent()
    return first if is_over_all and parent is not None and parent.tag == "body" else None


def _told_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield *blocks*, those about the author as such, and rows with bars between their cells."""
    about_author = False
    for block in blocks:
        if block.kind is ParagraphKind.HEADING:
            about_author = bool(_ABOUT_AUTHOR.fullmatch(fold(block.text)))
        if block.kind is ParagraphKind.BODY and about_author:
            yield replace(block, kind=ParagraphKind.ABOUT_AUTHOR)
        elif block.cells:
            yield replace(block, text=normalise(" | ".join(cell.text for cell in block.cells)))
        else:
            yield block
