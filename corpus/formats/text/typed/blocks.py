"""Documents that were typed line by line: manuals, standards, minutes, READMEs."""

import re
from collections.abc import Iterator, Sequence

from corpus.article import ParagraphKind
from corpus.assembly import Block
from corpus.formats.divided_words.division import Words
from corpus.formats.text.aligned_tables import rows_of, table_in
from corpus.formats.text.blocks import (
    ENGLISH_FROM,
    LEADERS,
    LEADING,
    Reading,
    reading_of,
    stop_share,
)
from corpus.formats.text.typed.lines import BULLET, Line, cut, is_rule, margin_of, stanzas, width_of
from corpus.normalise import normalise
from corpus.tables import WrittenCell

_SENTENCES = {Reading.GOOD, Reading.NEAR}
_MOSTLY = 0.5
"""Share of the prose that stands in lines of an editor's width: nothing that is copied from a page
does. Our own choice."""
NUMBERED = re.compile(r"(?:\d{1,3}|[A-Z])(?:\.\d{1,3}){0,5}[.)]?\s++(?=\S)")
"""How the headings of sections begin."""
_LONGEST_HEADING = 14
"""Words; our own choice, as are the figures below."""
_LEAST_LETTERS = 0.6
"""Share of a heading's characters that are letters; code and drawings have fewer."""
_OFF_CENTRE = 4
"""Columns by which a line in the middle of a page stands beside it at most."""
_NO_HEADING = (",", ";", "{", "}", "(", "=", "\\", "|", "/")
"""What no heading ends with."""


_OPENING = "\"'`(\u2018\u201c\u201e\u00ab\u00bf\u300c"


def typed_blocks(text: str) -> list[Block] | None:
    """Return the blocks of *text*, `None` where it was not typed as a document is.

    A document's lines are broken where an editor's were full. It holds nothing but its own text,
    so nothing is left out; what is neither prose nor an item nor a heading is code, or drawn.
    """
    together = list(stanzas(text))
    tables = [_table(stanza) for stanza in together]
    width = width_of(together)
    paragraphs = [
        [] if rows else list(cut(stanza, width))
        for stanza, rows in zip(together, tables, strict=True)
    ]
    english = stop_share(normalise(text)) >= ENGLISH_FROM
    words = Words(line.said for stanza in together for line in stanza)
    document = _Document(words, english, margin_of(together), width)
    blocks = [
        block
        for number, (stanza, lines, rows) in enumerate(
            zip(together, paragraphs, tables, strict=True)
        )
        for block in (rows_of(rows, number) if rows else document.blocks(stanza, lines))
    ]
    return blocks if _is_typed(paragraphs, english) else None


def _table(stanza: Sequence[Line]) -> Sequence[Sequence[WrittenCell]]:
    """Return the rows of *stanza* where it is a table and nothing else."""
    parsed = table_in([line.typed for line in stanza])
    return () if parsed.before else parsed.rows


def _is_typed(paragraphs: Sequence[Sequence[Sequence[str]]], english: bool) -> bool:  # noqa: FBT001 - a fact of the text, no option
    """Tell whether most of what *paragraphs* of each stanza say stands in lines that go on."""
    prose = wrapped = 0
    for lines in (lines for stanza in paragraphs for lines in stanza):
        text = " ".join(lines)
        if reading_of(text, english) is not Reading.SHORT:
            prose += len(text)
            wrapped += len(text) if len(lines) > 1 else 0
    return wrapped > _MOSTLY * prose


class _Document:
    """What tells the parts of one document apart."""

    def __init__(self, words: Words, english: bool, margin: int, width: int) -> None:  # noqa: FBT001 - as above
        self._words = words
        self._english = english
        self._margin = margin
        self._width = width

    def blocks(self, stanza: Sequence[Line], cut: Sequence[Sequence[str]]) -> Iterator[Block]:
        """Yield the blocks of *stanza*, whose paragraphs are *cut* apart."""
        place = 0
        for lines in cut:
            block = self._block(self._words.joined(lines), stanza, place)
            place += len(lines)
            if block is not None:
                yield block
            else:
                yield from (Block(ParagraphKind.CODE, line) for line in lines)

    def _block(self, text: str, stanza: Sequence[Line], place: int) -> Block | None:
        """Return the block of *text*, which begins at *place*; `None` where it says no words."""
        if is_rule(text):
            return Block(ParagraphKind.BODY, text)
        reading = reading_of(text, self._english)
        if self._heads(text, stanza, place, reading):
            return Block(ParagraphKind.HEADING, text)
        if bullet := BULLET.match(text):
            return Block(ParagraphKind.LIST, text[bullet.end() :])
        if reading is Reading.ITEM or LEADERS.search(text[-LEADING:]):
            return Block(ParagraphKind.LIST, text)
        is_said = reading in _SENTENCES or text.endswith(":") or self._is_long(text)
        return Block(ParagraphKind.BODY, text) if is_said else None

    def _is_long(self, text: str) -> bool:
        return len(text.split()) > _LONGEST_HEADING and _letters(text) >= _LEAST_LETTERS

    def _heads(self, text: str, stanza: Sequence[Line], place: int, reading: Reading) -> bool:
        """Tell whether *text* is a line that stands over others, and not one of a list or table."""
        if reading in _SENTENCES or text.endswith((*_NO_HEADING, ":")) or BULLET.match(text):
            return False
        numbered = NUMBERED.match(text)
        if place or not _may_head(text[numbered.end() :] if numbered else text):
            return False
        line = stanza[0]
        if len(stanza) == 1:
            return line.indent <= self._margin or numbered is not None or self._is_centred(line)
        below = stanza[1]
        is_item = reading is Reading.ITEM
        return is_rule(below.said) or (not is_item and below.indent > line.indent)

    def _is_centred(self, line: Line) -> bool:
        return abs((self._width - len(line.said)) // 2 - line.indent) <= _OFF_CENTRE


def _may_head(text: str) -> bool:
    """Tell whether *text* is in words, as a heading is, and begins like one."""
    return (
        (text[0].isalnum() or text[0] in _OPENING)
        and "=" not in text
        and len(text.split()) <= _LONGEST_HEADING
        and _letters(text) >= _LEAST_LETTERS
    )


def _letters(text: str) -> float:
    """Return which share of the characters of *text*, but for spaces, are letters."""
    said = "".join(text.split())
    return sum(map(str.isalpha, said)) / max(1, len(said))
