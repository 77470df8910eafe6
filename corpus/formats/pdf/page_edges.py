"""The rows at the edges of pages, where headers and footers are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.formats.pdf.drawings import Drawings
from corpus.formats.pdf.markers import roman_value
from corpus.formats.pdf.pieces import Piece
from corpus.formats.pdf.rows import rows_of

_ROWS = 4
"""Rows at the top and at the bottom of a page that may be header or footer."""
_APART, _FAR_APART = 1.25, 2.0
"""Times the usual distance of rows, from which on a running line is apart from the text, and from
which on it cannot be the head of a table there.
"""
_OTHER_SIZE = 0.05
_HEAD_ROWS, _LINE = 2, 25
"""Rows below a table's head that tell it is one, and characters of which their cells have fewer."""
_MARGIN = 0.065
"""Share of a page's height, at either end, that holds headers and footers alone."""

_BETWEEN_PIECES = "\t"
_AROUND = "-\u2013\u2014 "
"""What page numbers stand between, as in - iv -."""
_HASH = "\uff03"
"""What is written for a `#` that a page has itself: that one stands for no number."""
_NUMBER = re.compile(r"(?<!\w)\d{1,5}(?!\w)")
_ROMAN = re.compile(r"(?i:(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3}))")
_PAGE_NUMBER = re.compile(
    r"[^\w#]*+(?:(?:page|pg?\.|seite|s\.|p[áa]gina|p[áa]g\.|strona|str\.|sida|blz\.)\s?)?+"
    r"#(?:\s?(?:of|von|de|sur|di|van|z|av|/)\s?#)?+[^\w#]*+",
    re.IGNORECASE,
)
"""A page's number and nothing else, with `#` for numbers."""
_NUMBER_APART = re.compile(
    r"^#(?:\s?[|\u00b7\u2022\u2013\u2014/:-]|\t)|(?:[|\u00b7\u2022\u2013\u2014/:-]\s?|\t)#$"
    r"|\b(?:page|seite|p[áa]gina|strona|sida)\s#",
    re.IGNORECASE,
)
"""A page's number beside other words, from which something parts it."""


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """The pieces of text on a page, and what is drawn there."""

    pieces: list[Piece]
    drawings: Drawings


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row near the top of a page, or its bottom; *height* is how far from there, in points.

    In *text* numbers are written `#`, and *numbers* are those.
    """

    page: int
    is_top: bool
    height: float
    pieces: Sequence[Piece]
    text: str
    numbers: tuple[int, ...]
    in_margin: bool
    to_next: float
    """How many times the usual distance the next row, further from the edge, is away."""
    other_size: bool
    """Whether that row is of another size."""
    heads_cells: bool
    """Whether it stands over cells, as the head of a table that goes on from the page before."""

    @property
    def is_apart(self) -> bool:
        """Return whether it does not stand in the text."""
        return self.to_next > _APART or self.other_size

    @property
    def is_page_number(self) -> bool:
        """Return whether it is the page's number and nothing else."""
        return bool(_PAGE_NUMBER.fullmatch(self.text))

    @property
    def has_number_apart(self) -> bool:
        """Return whether a number in it may be that of the page, by how it is written."""
        return self.is_page_number or bool(_NUMBER_APART.search(self.text))


def edges_of(number: int, page: Page) -> tuple[list[Row], list[Row]]:
    """Return the rows at the top and at the bottom of *page*, the outermost first."""
    rows = rows_of(page.pieces)
    gaps = [above[0].baseline - below[0].baseline for above, below in pairwise(rows)]
    usual = median(gaps) if gaps else 0.0
    bottom, top = page.drawings.edges[1], page.drawings.edges[3]

    def row(at: int, *, is_top: bool) -> Row:
        inner = at + 1 if is_top else at - 1
        alone = not 0 <= inner < len(rows)
        baseline, size = rows[at][0].baseline, rows[at][0].size
        height = top - baseline if is_top else baseline - bottom
        text, numbers = masked(rows[at])
        away = float("inf") if alone else gaps[min(at, inner)] / usual
        other = not alone and abs(rows[inner][0].size - size) > _OTHER_SIZE * size
        in_margin = height < _MARGIN * (top - bottom)
        below = rows[at + 1 : at + 1 + _HEAD_ROWS] if is_top and away < _FAR_APART else []
        heads = _stands_over_cells(rows[at], below)
        return Row(number, is_top, height, rows[at], text, numbers, in_margin, away, other, heads)

    count = min(_ROWS, len(rows))
    return (
        [row(at, is_top=True) for at in range(count)],
        [row(len(rows) - 1 - at, is_top=False) for at in range(count)],
    )


def _stands_over_cells(row: Sequence[Piece], below: Sequence[Sequence[Piece]]) -> bool:
    """Tell whether several pieces of *row* have short ones of their own *below*."""
    cells = [piece for each in below for piece in each if len(piece.characters) < _LINE]
    over = [
        [piece for piece in cells if piece.left < head.right and piece.right > head.left]
        for head in row
    ]
    return sum(bool(each) for each in over) > 1


def masked(row: Sequence[Piece]) -> tuple[str, tuple[int, ...]]:
    """Return the text of *row* with `#` for each number, and these."""
    texts = [" ".join(piece.letters.split()).replace("#", _HASH) for piece in row]
    text = _BETWEEN_PIECES.join(
        str(roman_value(text.strip(_AROUND))) if _ROMAN.fullmatch(text.strip(_AROUND)) else text
        for text in texts
    )
    return _NUMBER.sub("#", text), tuple(int(found) for found in _NUMBER.findall(text))
