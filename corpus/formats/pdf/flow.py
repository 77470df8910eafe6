"""The lines and tables of a document in the order they are read, with what stands beside them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.article import ParagraphKind
from corpus.formats.pdf.aligned import with_tables
from corpus.formats.pdf.drawings import Area, Drawings
from corpus.formats.pdf.grids import Grid
from corpus.formats.pdf.lines import Line, line_of
from corpus.formats.pdf.pieces import Piece
from corpus.formats.pdf.rows import rows_of
from corpus.formats.pdf.tables import Table, table_of
from corpus.formats.pdf.units import Unit

_SMALL = 0.94
"""Times the size of the text, up to which notes and captions are set."""
_APART = 1.7
"""Font sizes between two lines, from which on they are no lines of one caption."""
_BELOW_PICTURE = 3.5
"""Font sizes between a picture and its caption at most."""
_LEAST_PICTURE = 30.0
"""Points; what is narrower or lower is an ornament."""
_BESIDE_PICTURE = 12.0
"""Points by which a caption goes beyond its picture at most."""
_CAPTION = re.compile(
    r"(?:figure|fig\.?|abbildung|abb\.|table|tab\.|tabelle|tableau|tabla|tabela|tabella|figura"
    r"|rysunek|rys\.|afbeelding|afb\.|photo|foto|bild|image|map|karte|carte|chart|grafik|graph"
    r"|plate|illustration|diagram|exhibit|box)\s?[a-z]?\d{1,3}(?:[.-]\d{1,3})?[a-z]?"
    r"(?:\s?[:.|\u2013\u2014-](?:\s|$)|$)",
    re.IGNORECASE,
)
"""How captions begin: Figure 2: …, Abb. 3."""
_CREDIT = re.compile(
    r"(?:photo|photograph|foto|image|bild|graphic|grafik|illustration)s?\s?: ", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Aside:
    """What the text runs past: a note at the foot of a page, a caption, a sidebar."""

    items: tuple["Item", ...]
    kind: ParagraphKind | None = None
    """What its lines are, where that is known."""


Item = Line | Table | Aside
"""What a part of a page has, from top to bottom."""


def items_of(
    page: int, parts: Iterable[Sequence[Unit]], drawings: Drawings, *, has_notes: bool
) -> list[list[Item]]:
    """Return what each of *parts* has: lines, tables, and boxes as asides."""
    return [list(_items(page, part, drawings, has_notes=has_notes)) for part in parts]


def _items(
    page: int, part: Sequence[Unit], drawings: Drawings, *, has_notes: bool
) -> Iterator[Item]:
    text: list[list[Piece]] = []
    for row in rows_of(part):
        pieces = [unit for unit in row if isinstance(unit, Piece)]
        if pieces:
            text.append(pieces)
        for unit in row:
            if isinstance(unit, Piece):
                continue
            yield from _of_text(page, text, drawings, has_notes=has_notes)
            text = []
            if isinstance(unit, Grid):
                yield table_of(page, unit, drawings, has_notes=has_notes)
            else:
                inside = items_of(page, unit.parts, drawings, has_notes=has_notes)
                yield Aside(tuple(item for items in inside for item in items))
    yield from _of_text(page, text, drawings, has_notes=has_notes)


def _of_text(
    page: int, rows: Sequence[Sequence[Piece]], drawings: Drawings, *, has_notes: bool
) -> Iterator[Item]:
    for row in with_tables(rows, drawings.rules):
        if isinstance(row, Grid):
            yield table_of(page, row, drawings, has_notes=has_notes)
        else:
            yield line_of(page, row, has_notes=has_notes)


def body_size_of(parts: Iterable[Sequence[Item]]) -> float:
    """Return the font size, in points, of most of the text that is in no table."""
    sizes: Counter[float] = Counter()
    for line in lines_in(item for part in parts for item in part):
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def lines_in(items: Iterable[Item]) -> Iterator[Line]:
    """Yield the lines among *items*, also those in asides, but for those of tables."""
    to_do = list(items)[::-1]
    while to_do:
        item = to_do.pop()
        if isinstance(item, Line):
            yield item
        elif isinstance(item, Aside):
            to_do += item.items[::-1]


def set_apart(
    parts: Sequence[Sequence[Item]], body_size: float, drawings: Drawings
) -> list[list[Item]]:
    """Return the *parts* of a page with captions, notes and what is like them as asides.

    Notes are what a column ends with in small type; a part that is small altogether is beside
    the text unless it is the first.
    """
    pictures = [
        picture
        for picture in (*drawings.pictures, *drawings.areas)
        if min(picture.right - picture.left, picture.top - picture.bottom) >= _LEAST_PICTURE
    ]
    found = []
    for number, part in enumerate(parts):
        items = list(_with_captions(part, body_size, pictures))
        small = _small_at_end(items, body_size)
        if small < len(items) and (small or number):
            items[small:] = [Aside(tuple(items[small:]))]
        found.append(items)
    return found


def _small_at_end(items: Sequence[Item], body_size: float) -> int:
    """Return from which of *items* on all are lines in small type."""
    first = len(items)
    while first:
        item = items[first - 1]
        if not isinstance(item, Line) or item.size > _SMALL * body_size:
            break
        first -= 1
    return first


def _with_captions(
    items: Sequence[Item], body_size: float, pictures: Sequence[Area]
) -> Iterator[Item]:
    caption: list[Line] = []
    before: Item | None = None
    for item in items:
        begins = isinstance(item, Line) and _begins_caption(item, before, body_size, pictures)
        if caption and (begins or not _goes_on(caption[-1], item)):
            yield Aside(tuple(caption), ParagraphKind.CAPTION)
            caption = []
        if isinstance(item, Line) and (begins or caption):
            caption.append(item)
        else:
            yield item
        before = item
    if caption:
        yield Aside(tuple(caption), ParagraphKind.CAPTION)


def _begins_caption(
    line: Line, before: Item | None, body_size: float, pictures: Sequence[Area]
) -> bool:
    if isinstance(before, Line) and _are_close(before, line):
        return False
    if _CAPTION.match(line.text) or _CREDIT.match(line.text):
        return True
    return line.size <= _SMALL * body_size and any(
        0 < picture.bottom - line.baseline < _BELOW_PICTURE * line.size
        and picture.left - _BESIDE_PICTURE < line.left
        and line.right < picture.right + _BESIDE_PICTURE
        for picture in pictures
    )


def _goes_on(above: Line, item: Item) -> bool:
    return isinstance(item, Line) and _are_close(above, item)


def _are_close(above: Line, below: Line) -> bool:
    """Tell whether *below* is the next line of the same text."""
    alike = abs(above.size - below.size) <= 0.05 * above.size
    return alike and 0 < above.baseline - below.baseline < _APART * below.size
