"""From blocks to the draft of an article: one body, and where in it everything stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from corpus.article import (
    PARAGRAPH_BREAK,
    Cell,
    Draft,
    Metadata,
    Paragraph,
    ParagraphKind,
    Slice,
)
from corpus.bounds import LONGEST_TITLE
from corpus.tables import Table, WrittenCell

_INTRODUCED = (ParagraphKind.LIST, ParagraphKind.TABLE, ParagraphKind.CODE)
_RULE = re.compile(
    r"[-_=*~#+\s\u2010-\u2015\u2042\u2043\u2217\u2500-\u257f\u25a0-\u25ff\u2605\u2606\u2736\u2766\u2767]++"
)
"""A line drawn with characters, as between the parts of a text: nobody counts or quotes it."""
_RULED = frozenset({ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.QUOTE})
"""Kinds of which one may be such a line; in tables, lists and code these characters mean things."""
_SENTENCE_END = re.compile("[.\u2026\u3002][\"')\\]\u2019\u201d\u00bb\u300d]*$")
_REACH = 4
"""Characters at the end of a text that tell that it is a sentence."""
_FEWEST_WORDS = 15
"""Words of a sentence that stands for itself; headlines that end with a full stop are shorter.
Our own choice."""


@dataclass(frozen=True, slots=True)
class Block:
    """What every format cuts its source into: a kind, and a text in normal form, on one line.

    The *cells* of a table's row stand in its text in their order; rows of one table share a
    number, *table*, which no other table of the document has. *at* is how many seconds into a
    recording it is said.
    """

    kind: ParagraphKind
    text: str
    cells: tuple[WrittenCell, ...] = ()
    table: int = 0
    at: int | None = None


def assemble(
    metadata: Metadata,
    blocks: Iterable[Block],
    warnings: Iterable[str] = (),
    guessed: Metadata | None = None,
) -> Draft:
    """Return the draft whose body is *blocks* joined by paragraph breaks, each with its offsets.

    Every format ends here, so bodies are built in one way only. Blocks that are empty, or lines
    drawn with characters, are left out; texts must already be normalised (`corpus.normalise`), on
    one line each.
    """
    body = _Body()
    for block in blocks:
        if block.text and not is_drawn(block):
            body.append(as_said(block))
    text = PARAGRAPH_BREAK.join(body.texts)
    return Draft(metadata, text, tuple(body.paragraphs), tuple(warnings), guessed or Metadata())


def is_drawn(block: Block) -> bool:
    """Tell whether *block* is a line drawn with characters rather than something that is said."""
    return block.kind in _RULED and _RULE.fullmatch(block.text) is not None


def as_said(block: Block) -> Block:
    """Return *block*, as text where it is a whole sentence that is only written like a heading.

    Standfirsts of pages and clauses of contracts are; a heading is found by what stands under it
    and never quoted itself.
    """
    if block.kind is not ParagraphKind.HEADING:
        return block
    is_sentence = _SENTENCE_END.search(block.text[-_REACH:]) is not None
    if len(block.text) <= LONGEST_TITLE and not (
        is_sentence and len(block.text.split()) >= _FEWEST_WORDS
    ):
        return block
    return replace(block, kind=ParagraphKind.BODY)


@dataclass(slots=True)
class _Body:
    """The paragraphs so far, and what the next one may belong to."""

    texts: list[str] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    _position: int = 0
    _number: int = 0
    _introduction: dict[ParagraphKind, Slice] = field(default_factory=dict)
    """For a kind that stands right under a line, that line."""
    _heading: Slice | None = None
    _table: Table | None = None

    def append(self, block: Block) -> None:
        """Add *block* as the next paragraph."""
        place = Slice(self._position, self._position + len(block.text))
        is_body = block.kind is ParagraphKind.BODY
        self._number += is_body
        self.paragraphs.append(
            Paragraph(
                self._number if is_body else None,
                block.kind,
                *place,
                cells=self._cells(block, place),
                introduction=self._introduction.get(block.kind) or self._section(block),
                at=block.at,
            )
        )
        if block.kind is ParagraphKind.HEADING:
            self._heading = place
        if block.kind not in _INTRODUCED:
            self._introduction = dict.fromkeys(_introduces(block), place)
        self.texts.append(block.text)
        self._position = place.end + len(PARAGRAPH_BREAK)

    def _section(self, block: Block) -> Slice | None:
        """Return the heading that a table stands under, whatever lies between."""
        return self._heading if block.kind is ParagraphKind.TABLE else None

    def _cells(self, block: Block, place: Slice) -> tuple[Cell, ...]:
        if not block.cells:
            return ()
        if self._table is None or self._table.number != block.table:
            self._table = Table(block.table)
        return self._table.row(block.cells, block.text, place.start)


def _introduces(block: Block) -> tuple[ParagraphKind, ...]:
    """Return the kinds that stand under *block* where they come right behind it."""
    if block.kind is ParagraphKind.CAPTION:
        return (ParagraphKind.TABLE,)
    line = block.kind is ParagraphKind.HEADING or block.text.endswith((":", "\uff1a"))
    return _INTRODUCED if line else ()
