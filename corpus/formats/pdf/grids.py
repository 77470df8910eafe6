"""The rows and cells of a table, wherever it was found."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.formats.pdf.pieces import Piece
from corpus.formats.pdf.rows import rows_of

_FEW_LINES = 2
"""Lines of a cell up to which one that goes on from the other tells that there is one row."""
_MOSTLY = 0.8
"""Share of the cells of several rows between two rules that have something in them at least."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: what stands in it, and how many columns and rows it takes."""

    pieces: tuple[Piece, ...]
    columns: int = 1
    rows: int = 1


@dataclass(slots=True, eq=False)
class Grid:
    """A table: its edges in points, and its *rows* from top to bottom."""

    left: float
    bottom: float
    right: float
    top: float
    rows: list[list[GridCell]]
    size: float

    @property
    def baseline(self) -> float:
        """Return where it ends."""
        return self.bottom


def split(row: list[GridCell]) -> list[list[GridCell]]:
    """Return the rows that a *row* between two rules holds, where there are several.

    Some tables have no rules between their rows; then most lines of text have something in most
    cells, and do not go on from the line above.
    """
    lines = rows_of([piece for cell in row for piece in cell.pieces])
    if min(len(row), len(lines)) <= 1 or any(cell.rows > 1 for cell in row):
        return [row]
    rows = [_in_cells(line, row) for line in lines]
    filled = sum(bool(cell.pieces) for each in rows for cell in each)
    going_on = sum(_begins_small(cell) for each in rows[1:] for cell in each)
    whole = filled >= _MOSTLY * len(rows) * len(row) and going_on < filled / 4
    return rows if whole and (going_on == 0 or len(rows) > _FEW_LINES) else [row]


def _in_cells(line: Sequence[Piece], row: Sequence[GridCell]) -> list[GridCell]:
    """Return the cells of *row* with what of *line* is in them alone."""
    inside = set(map(id, line))
    return [
        GridCell(tuple(piece for piece in cell.pieces if id(piece) in inside), cell.columns)
        for cell in row
    ]


def _begins_small(cell: GridCell) -> bool:
    return bool(cell.pieces) and cell.pieces[0].letters[:1].islower()
