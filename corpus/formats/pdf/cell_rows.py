"""The rows of a table whose cells no rules part: which lines of text are of one row."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.formats.pdf.cell_columns import CellColumns
from corpus.formats.pdf.drawings import Rule
from corpus.formats.pdf.grids import GridCell
from corpus.formats.pdf.pieces import Piece

Row = Sequence[Piece]

_TIGHT = 1.5
"""Font sizes between the baselines of two lines of one cell at most."""
_TWO_COLUMNS = 2
_MOSTLY = 0.6
"""Share of the rows of text that rules part, from which on each rule parts two rows."""


def is_tight(above: Row, below: Row) -> bool:
    """Tell whether *below* may have the second lines of cells by how near it is."""
    return above[0].baseline - below[0].baseline <= _TIGHT * below[0].size


def rows_of_cells(
    rows: Sequence[Row], columns: CellColumns, rules: Sequence[Rule]
) -> list[list[GridCell]]:
    """Return the rows of the table that *rows* of text make up, each with its cells."""
    heights = [rule.bottom for rule in rules if _is_within(rule, columns)]
    parted = [
        any(below[0].baseline < height < above[0].baseline for height in heights)
        for above, below in pairwise(rows)
    ]
    by_rules = sum(parted) > 1 and sum(parted) + 1 >= _MOSTLY * sum(len(row) > 1 for row in rows)
    groups = [[rows[0]]]
    for (above, below), is_parted in zip(pairwise(rows), parted, strict=True):
        if is_parted if by_rules else is_parted or not _goes_on(above, below, columns):
            groups.append([])
        groups[-1].append(below)
    return [_cells_of(group, columns) for group in groups]


def _goes_on(above: Row, below: Row, columns: CellColumns) -> bool:
    """Tell whether *below* has the second lines of cells rather than cells of its own."""
    places = {columns.place(piece) for piece in below}
    if not is_tight(above, below) or len(places) == len(columns.edges):
        return False
    small = all(piece.letters[:1].islower() for piece in below)
    return small or (0 not in places and (len(places) == 1 or len(columns.edges) == _TWO_COLUMNS))


def _is_within(rule: Rule, columns: CellColumns) -> bool:
    left, right = columns.edges[0][0], columns.edges[-1][1]
    return min(rule.right, right) - max(rule.left, left) > (right - left) / 2


def _cells_of(rows: Sequence[Row], columns: CellColumns) -> list[GridCell]:
    cells: list[list[Piece]] = [[] for _ in columns.edges]
    for row in rows:
        for piece in row:
            cells[columns.place(piece)].append(piece)
    return [GridCell(tuple(pieces)) for pieces in cells]
