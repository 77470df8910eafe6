"""The draft of a document that was typed line by line, and what its head states of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from corpus.article import Draft, Metadata, ParagraphKind
from corpus.assembly import Block, assemble, is_drawn
from corpus.formats.blocks import holds_text, without_title
from corpus.formats.text.blocks import Reading, TextBlock
from corpus.formats.text.metadata import authors_in, dates_among, is_about, title_among
from corpus.formats.text.typed.blocks import NUMBERED, typed_blocks
from corpus.formats.word_processing.titles import names_part

_LONGEST_HEAD = 20
"""Blocks above the first paragraph that may state what the document is. Our own choice."""
_FIRST = 1
"""Lines that are the title if anything bears them out."""


def typed_document(
    text: str, told: Metadata, offered: Metadata, warnings: Iterable[str]
) -> Draft | None:
    """Return *text* as a document, `None` where it is none that was typed line by line.

    *told* is stated of it elsewhere, and *offered* guessed; *warnings* go with it.
    """
    blocks = [block for block in typed_blocks(text) or () if not is_drawn(block)]
    if not holds_text(blocks):
        return None
    head = _head(blocks)
    lines = [TextBlock(block.text, Reading.SHORT) for block in head]
    title = told.title or _title(head, " ".join(block.text for block in blocks))
    stated, guessed = dates_among(lines)
    own = replace(stated, title=title, authors=authors_in(lines))
    metadata = own.overridden_by(told.without({"authors"} if own.authors else ()))
    said = {line.text for line in lines if is_about(line)}
    body = [block for block in without_title(blocks, title) if block.text not in said]
    offers = guessed.overridden_by(offered).without(metadata.known)
    return assemble(metadata, body, warnings, offers)


def _head(blocks: Sequence[Block]) -> list[Block]:
    """Return what stands above the first paragraph of *blocks*."""
    above = takewhile(lambda block: block.kind is not ParagraphKind.BODY, blocks[:_LONGEST_HEAD])
    return list(above)


def _title(head: Sequence[Block], body: str) -> str | None:
    """Return the line of *head* that the words of *body* bear out best as the title, of the first.

    Further down stand versions, names and notices.
    """
    headings = (block.text for block in head if block.kind is ParagraphKind.HEADING)
    lines = [TextBlock(text, Reading.SHORT) for text in headings if _may_name_all(text)]
    return title_among(lines[:_FIRST], body) or title_among(lines, body)


def _may_name_all(text: str) -> bool:
    """Tell whether *text* is no number of a version, and no heading of a part."""
    words = [word for word in text.split() if not any(map(str.isdecimal, word))]
    return len(words) > 1 and not names_part(text) and NUMBERED.match(text) is None
