"""Markdown: an article as somebody wrote it down, kept whole."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.article import Draft, Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.bounds import LONGEST_TITLE, within
from corpus.errors import SourceRefused
from corpus.formats.block_credits import credits_among
from corpus.formats.blocks import holds_text, without_title
from corpus.formats.front_matter import split_front_matter
from corpus.formats.front_matter_metadata import metadata_stated, name_in
from corpus.formats.html_blocks import blocks_of
from corpus.formats.html_cleaning import clean
from corpus.formats.html_element import Element, parse_whole
from corpus.formats.html_tags import refuse_by_attributes
from corpus.formats.markdown_parser import html_of
from corpus.markdown_format import FORM_KEY, draft_in
from corpus.normalise import fold, normalise

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ABOUT_AUTHOR = re.compile(r"about the authors?")


def read_markdown(text: str) -> Draft:
    """Return the article in *text*: its front matter's statements and all its blocks.

    What front matter does not state, lines above the first paragraph may.

    Whoever writes Markdown has chosen what belongs to the article, so nothing is left out
    but comments, what is hidden or struck out, and a first heading that is the title.

    Raises:
        SourceRefused: the front matter is wrong, or there is no paragraph.
    """
    stated, body = split_front_matter(text)
    metadata = metadata_stated(stated)
    if FORM_KEY in stated:
        return draft_in(metadata, stated, body)
    authors = tuple(map(name_in, metadata.authors))
    try:
        return _read(replace(metadata, authors=authors), body)
    except RecursionError as error:
        raise SourceRefused(
            "This Markdown is nested too deeply to be read: post its text instead."
        ) from error


def _read(metadata: Metadata, body: str) -> Draft:
    html = f"<body>{html_of(body)}</body>"
    refuse_by_attributes(html)
    root = parse_whole(html)
    clean(root)
    if metadata.title is None:
        metadata = replace(metadata, title=_title(root))
    blocks = without_title(blocks_of(root), metadata.title)
    kept = list(_told_apart(blocks))
    if not holds_text(kept):
        raise SourceRefused("This Markdown has no paragraph of text: add the article's body to it.")
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
