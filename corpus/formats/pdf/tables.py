"""Tables: what their rows say, and which cells name others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from corpus.formats.pdf.characters import Colour
from corpus.formats.pdf.drawings import Drawings
from corpus.formats.pdf.grids import Grid, GridCell
from corpus.formats.pdf.lines import line_of
from corpus.formats.pdf.pieces import Piece
from corpus.formats.pdf.rows import rows_of

Row = Sequence[GridCell]

_MOST_HEAD_ROWS = 3
_SAME_EDGE = 4.0
"""Points by which the edges of a table differ at most where it goes on on the next page."""
_FIGURE = re.compile(r"[^\w\s]{0,2}\d")
"""How figures begin, with a sign or a currency."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """The *lines* of a cell, whether it names others, and how many columns and rows it takes."""

    lines: tuple[str, ...]
    heading: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table on one *page*: its rows, and its edges in points."""

    page: int
    rows: tuple[tuple[TableCell, ...], ...]
    left: float
    right: float

    def may_go_on_in(self, other: "Table") -> bool:
        """Tell whether *other* may be the rest of this table, on a later page."""
        columns, others = (sum(cell.columns for cell in each.rows[0]) for each in (self, other))
        off = max(abs(self.left - other.left), abs(self.right - other.right))
        return other.page > self.page and columns == others and off < _SAME_EDGE


def table_of(page: int, grid: Grid, drawings: Drawings, *, has_notes: bool) -> Table:
    """Return what *grid* says, with the cells that name others told apart.

    The head of a table is what alone is bold, is parted from the rest by a rule or a ground, or
    has words where the rest has figures.
    """
    rows = [row for row in grid.rows if any(cell.pieces for cell in row)]
    heads = _head_rows(rows, grid, drawings)
    beside = _are_named_beside(rows[heads:])
    told = [
        [
            TableCell(
                _lines(page, cell, has_notes=has_notes),
                at < heads or (beside and not place),
                cell.columns,
                cell.rows,
            )
            for place, cell in enumerate(row)
        ]
        for at, row in enumerate(rows)
    ]
    return Table(page, tuple(map(tuple, told)), grid.left, grid.right)


def _lines(page: int, cell: GridCell, *, has_notes: bool) -> tuple[str, ...]:
    return tuple(line_of(page, row, has_notes=has_notes).text for row in rows_of(cell.pieces))


def _head_rows(rows: Sequence[Row], grid: Grid, drawings: Drawings) -> int:
    """Return how many of *rows*, from the first, are the head."""
    bold = len(list(takewhile(_is_bold, rows)))
    if bold:
        return bold if bold <= _MOST_HEAD_ROWS and bold < len(rows) else 0
    if len(rows) == 1:
        return 0
    if sum(bool(cell.pieces) for cell in rows[0]) == 1 and rows[0][0].columns > 1:
        return 1
    parted = [_is_parted(above, below, grid, drawings) for above, below in pairwise(rows)]
    alone = parted[0] and len(parted) > 1 and not any(parted[1:])
    return int(alone or _has_own_ground(rows, drawings) or _names_figures(rows))


def _is_bold(row: Row) -> bool:
    return all(piece.bold for cell in row for piece in cell.pieces)


def _is_parted(above: Row, below: Row, grid: Grid, drawings: Drawings) -> bool:
    """Tell whether a rule as wide as most of the table stands between two rows."""
    highest = max(piece.baseline + piece.size / 2 for piece in _pieces(below))
    lowest = min(piece.baseline for piece in _pieces(above))
    width = sum(
        min(rule.right, grid.right) - max(rule.left, grid.left)
        for rule in drawings.rules
        if rule.is_level
        and highest < rule.top
        and rule.bottom < lowest
        and rule.left < grid.right
        and rule.right > grid.left
    )
    return width > (grid.right - grid.left) / 2


def _has_own_ground(rows: Sequence[Row], drawings: Drawings) -> bool:
    """Tell whether the first row alone stands on a ground of its colour."""
    first, *others = [_ground(row, drawings) for row in rows]
    return first is not None and first not in others


def _ground(row: Row, drawings: Drawings) -> Colour | None:
    """Return the colour on which all pieces of *row* stand, `None` where they do not."""
    found = {
        next(
            (
                area.colour
                for area in reversed(drawings.areas)
                if area.holds(piece.left, piece.baseline) and area.top < piece.top + 2 * piece.size
            ),
            None,
        )
        for piece in _pieces(row)
    }
    return found.pop() if len(found) == 1 else None


def _names_figures(rows: Sequence[Row]) -> bool:
    """Tell whether the first row has words, or nothing, above a column of figures."""
    first, *others = rows
    texts = ["".join(piece.letters for piece in cell.pieces) for cell in first]
    if any(map(_FIGURE.match, texts[1:])) or any(len(row) != len(first) for row in others):
        return False
    if not texts[0] and all(row[0].pieces for row in others):
        return True
    return any(
        text
        and all(
            _FIGURE.match(_pieces([row[column]])[0].letters) for row in others if row[column].pieces
        )
        for column, text in enumerate(texts)
        if any(row[column].pieces for row in others)
    )


def _are_named_beside(rows: Sequence[Row]) -> bool:
    """Tell whether the first cells of *rows*, and no others, are bold."""
    beside = [piece for row in rows for piece in row[0].pieces]
    others = [piece for row in rows for cell in row[1:] for piece in cell.pieces]
    return all(piece.bold for piece in beside) and not any(piece.bold for piece in others)


def _pieces(row: Row) -> list[Piece]:
    return [piece for cell in row for piece in cell.pieces]
