"""What the paragraphs of a PDF are: headings, items of lists, captions or text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.article import ParagraphKind
from corpus.assembly import Block
from corpus.formats.pdf.division import Words
from corpus.formats.pdf.markers import Marker
from corpus.formats.pdf.paragraphs import Group
from corpus.formats.pdf.tables import Table, TableCell
from corpus.normalise import normalise
from corpus.tables import WrittenCell

_HEADING_SIZE = 1.15
"""Times the size of the text, from which on a line is a heading."""
_LONGEST_HEADING = 25
_LONGEST_PLAIN_HEADING = 10
"""Words of a heading in the letters of the text, which its place alone tells."""
_APART = 1.3
"""Times the usual line distance, from which on a heading is apart from the text above it."""
_ENDS_SENTENCE = re.compile(r"[.,;…]$")
_NUMBERED = re.compile(r"(?:\d{1,2}\.)*\d{1,2}\.?\s(?=[^\W\d_])")
_BYLINE = re.compile(r"(?:by|von|par|por|di|door|av|autor|text|foto|photo)\b", re.IGNORECASE)
_NEIGHBOURS = 12
"""Paragraphs before or after an item, within which the one before or after it stands."""
_LEAST_CAPITALS = 4
_SAME_EDGE = 3.0
"""Points by which the left edges of a heading and its text differ at most."""
_SMALL = 0.94
"""Times the size of the text, below which headings are those of small print alone."""
_WIDE = 1.2
"""Font sizes from where a mark begins to its text, from which on it is a list's."""


def blocks_of(groups: Sequence[Group | Table], words: Words, body_size: float) -> Iterator[Block]:
    """Yield the blocks that *groups*, in order, are."""
    texts = [
        normalise(words.joined(group.texts)) if isinstance(group, Group) else "" for group in groups
    ]
    document = _Document(groups, texts, body_size)
    tables = 0
    for place, group in enumerate(groups):
        if isinstance(group, Group):
            yield _block(document.kind(place), texts[place], group)
            continue
        before = groups[place - 1] if place else None
        goes_on = isinstance(before, Table) and before.may_go_on_in(group)
        tables += not goes_on
        known = before.rows if goes_on and isinstance(before, Table) else ()
        yield from _rows(group, tables, words, known)


def _block(kind: ParagraphKind, text: str, group: Group) -> Block:
    """Return the block of a paragraph: a bullet is left out, a number stays."""
    marker = group.marker
    if kind is ParagraphKind.LIST and marker and marker.is_bullet:
        text = text[marker.length :].lstrip()
    return Block(kind, text)


def _rows(
    table: Table, number: int, words: Words, before: Sequence[tuple[TableCell, ...]]
) -> Iterator[Block]:
    """Yield the rows of *table*, without the head that it repeats of the part *before*."""
    heads = list(takewhile(_is_head, before))
    repeated = heads == list(takewhile(_is_head, table.rows))
    for row in table.rows[len(heads) if repeated else 0 :]:
        cells = tuple(
            WrittenCell(
                normalise(words.joined(cell.lines)) if cell.lines else "",
                cell.heading,
                cell.columns,
                cell.rows,
            )
            for cell in row
        )
        text = " ".join(cell.text for cell in cells if cell.text)
        yield Block(ParagraphKind.TABLE, text, cells, number)


def _is_head(row: Sequence[TableCell]) -> bool:
    return all(cell.heading for cell in row)


class _Document:
    """All paragraphs of a document, among which each is what it is."""

    def __init__(
        self, groups: Sequence[Group | Table], texts: Sequence[str], body_size: float
    ) -> None:
        self._groups = groups
        self._texts = texts
        self._body_size = body_size
        lines = [each.line for group in groups if isinstance(group, Group) for each in group.lines]
        bold = sum(len(line.text) for line in lines if line.bold)
        capitals = sum(len(line.text) for line in lines if line.text.isupper())
        total = sum(len(line.text) for line in lines)
        fonts: Counter[str] = Counter()
        for line in lines:
            fonts[line.font] += len(line.text)
        self._font = max(fonts, key=lambda font: fonts[font], default="")
        self._is_bold = 2 * bold > total
        self._is_capital = 2 * capitals > total

    def kind(self, place: int) -> ParagraphKind:
        """Return what the paragraph at *place* is."""
        group = self._at(place)
        if group is None:
            return ParagraphKind.TABLE
        if group.kind is not None:
            return group.kind
        marker = group.marker
        if marker is not None and marker.sure:
            return ParagraphKind.LIST
        if self._is_heading(place, group):
            return ParagraphKind.HEADING
        is_item = marker is not None and self._is_item(place, group, marker)
        return ParagraphKind.LIST if is_item else ParagraphKind.BODY

    def _at(self, place: int) -> Group | None:
        group = self._groups[place] if 0 <= place < len(self._groups) else None
        return group if isinstance(group, Group) else None

    def _is_heading(self, place: int, group: Group) -> bool:
        text = self._texts[place]
        words = len(text.split())
        lines = [each.line for each in group.lines]
        if words > _LONGEST_HEADING or (group.marker and group.marker.is_bullet):
            return False
        if lines[0].size >= _HEADING_SIZE * self._body_size:
            return True
        if _ENDS_SENTENCE.search(text):
            return False
        below = self._at(place + 1)
        small = lines[0].size < _SMALL * self._body_size
        if small and (below is None or below.lines[0].line.size > lines[0].size):
            return False
        if all(line.bold for line in lines) and not self._is_bold:
            return True
        if sum(map(str.isalpha, text)) >= _LEAST_CAPITALS and text.isupper() and not self._is_capital:
            return True
        return len(lines) == 1 and words <= _LONGEST_PLAIN_HEADING and self._heads(place, group)

    def _heads(self, place: int, group: Group) -> bool:
        """Tell whether a line in the letters of the text stands over a paragraph as its heading."""
        below = self._at(place + 1)
        text = self._texts[place]
        if below is None or len(below.lines) < 2 or below.marker or text.endswith(("?", "!", ":")):
            return False
        if below.lines[0].line.left > group.lines[0].line.left + _SAME_EDGE and group.marker:
            return False
        if not below.lines[0].line.text[:1].isupper() or group.above <= _APART:
            return False
        if _NUMBERED.match(text) or group.lines[0].line.font != below.lines[0].line.font == self._font:
            return not _BYLINE.match(text)
        return text[:1].isupper() and group.below < _APART and len(text.split()) > 1

    def _is_item(self, place: int, group: Group, marker: Marker) -> bool:
        first = group.lines[0].line
        hangs = any(each.line.left > first.left + _SAME_EDGE for each in group.lines[1:])
        wide = first.text_left - first.left >= _WIDE * first.size
        before = self._texts[place - 1] if place else ""
        if hangs or wide or before.endswith((":", "\uff1a")) or marker.style in "-*":
            return True
        near = [self._at(place + step) for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1) if step]
        others = [each.marker for each in near if each and each.marker]
        if marker.is_bullet:
            return marker.style not in "\u2013\u2014" and any(each.style == marker.style for each in others)
        return any(each.is_behind(marker) or marker.is_behind(each) for each in others)
