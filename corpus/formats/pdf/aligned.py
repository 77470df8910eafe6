"""Tables without rules between their cells: pieces of text that stand below each other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import mean

from corpus.formats.pdf.cell_columns import CellColumns
from corpus.formats.pdf.cell_rows import Row, is_tight, rows_of_cells
from corpus.formats.pdf.drawings import Rule
from corpus.formats.pdf.grids import Grid
from corpus.formats.pdf.pieces import Piece, parted
from corpus.formats.pdf.units import is_marker

# Set by eye on PDFs of LibreOffice, Chromium, LaTeX, groff and reportlab; in font sizes.
_FARTHEST = 4.0
"""Between the baselines of two rows at most."""
_MOST_TRIES = 4
"""Rows, one after another, from which on the same rows are tried for a table."""
_PAIR = 2
"""Rows and columns of a table at least."""
_NARROW = 0.45
"""Between cells where a head, or loose rows, tell that there are some."""
_LOOSE = 1.8
"""Between the baselines of rows that are no lines of text."""
_SAME_EDGE = 3.0
"""Points by which the edges of a column's cells differ at most."""
_WIDE = 3.0
"""Between words of lines that are set to both edges, and so may look like cells, at most."""
_LEAST_GOING_ON = 0.25
"""Share of such lines that begin with a small letter."""
_MOST_WORDS = 5.0
"""Words that cells of two columns without a rule have on average at most."""
_LABEL_WORDS = 3.0
"""Words on average up to which a column's cells may be names of long texts beside them."""


def with_tables(rows: Sequence[Row], rules: Sequence[Rule]) -> Iterator[Row | Grid]:
    """Yield *rows*, the lines of one column from top to bottom, with tables where they are any."""
    search = _Search(rows, [rule for rule in rules if rule.is_level])
    place = 0
    while place < len(rows):
        found = search.table_at(place)
        if found is None:
            yield rows[place]
            place += 1
        else:
            grid, place = found
            yield grid


class _Search:
    """Looks for tables in the rows of one column."""

    def __init__(self, rows: Sequence[Row], rules: Sequence[Rule]) -> None:
        self._rows = rows
        self._rules = rules
        self._fine = [[part for piece in row for part in parted(piece, _NARROW)] for row in rows]
        self._edges = Counter(
            (round(row[0].left), round(row[0].right)) for row in rows if len(row) == 1
        )
        self._until = self._tries = 0

    def table_at(self, first: int) -> tuple[Grid, int] | None:
        """Return the table that begins with the row *first*, and the number of the row behind it.

        What was no table from a few rows on is none from the next on.
        """
        if first < self._until and self._tries >= _MOST_TRIES:
            return None
        found = self._among(self._rows, first)
        if found is None and self._may_be_narrow(first):
            found = self._among(self._fine, first)
        return found

    def _may_be_narrow(self, first: int) -> bool:
        """Tell whether a table may begin whose columns have but little space between them."""
        if first + 1 == len(self._rows):
            return False
        above, below = self._rows[first : first + 2]
        has_head = all(piece.bold for piece in above) and not any(piece.bold for piece in below)
        return has_head or above[0].baseline - below[0].baseline > _LOOSE * above[0].size

    def _among(self, rows: Sequence[Row], first: int) -> tuple[Grid, int] | None:
        own = self._in_columns(rows, first)
        end = first + len(own)
        self._tries = self._tries + 1 if end == self._until else 1
        self._until = end
        columns = CellColumns()
        if not all(map(columns.take, own)) or not _is_table(own, columns, self._rules):
            return None
        if self._is_justified([row for row in own if len(row) > 1]):
            return None
        written = rows_of_cells(own, columns, self._rules)
        pieces = [piece for row in own for piece in row]
        left, right = columns.edges[0][0], columns.edges[-1][1]
        bottom, top = min(piece.baseline for piece in pieces), max(piece.top for piece in pieces)
        return Grid(left, bottom, right, top, written, own[0][0].size), end

    def _in_columns(self, rows: Sequence[Row], first: int) -> Sequence[Row]:
        """Return the rows from *first* on that fit into columns, up to the last that has cells.

        Where a row does not, its words may, for some columns have but little space between them.
        """
        if not _has_cells(rows[first]):
            return []
        columns = CellColumns()
        columns.take(rows[first])
        own, last = [rows[first]], 1
        for row, fine in zip(rows[first + 1 :], self._fine[first + 1 :], strict=True):
            if not _is_near(own[-1], row) or _is_item(row):
                break
            fitting = next((each for each in (row, fine) if columns.take(each)), None)
            if fitting is None:
                break
            own.append(fitting)
            if len(fitting) > 1 or _ends_table(own[-2], fitting, columns):
                last = len(own)
        return own[:last]

    def _is_justified(self, rows: Sequence[Row]) -> bool:
        """Tell whether *rows* are lines of a text set to both edges, some of them but loosely."""
        lefts, rights = [row[0].left for row in rows], [row[-1].right for row in rows]
        if max(max(lefts) - min(lefts), max(rights) - min(rights)) > _SAME_EDGE:
            return False
        gaps = [after.left - before.right for row in rows for before, after in pairwise(row)]
        loose = max(gaps) < _WIDE * rows[0][0].size
        going_on = sum(row[0].letters[:1].islower() for row in rows) >= _LEAST_GOING_ON * len(rows)
        alike = sum(
            self._edges[round(lefts[0]) + off, round(rights[0]) + other]
            for off in (-1, 0, 1)
            for other in (-1, 0, 1)
        )
        return sum((loose, going_on, alike > 1)) > 1


def _has_cells(row: Row) -> bool:
    return len(row) >= _PAIR and not _is_item(row)


def _is_item(row: Row) -> bool:
    return len(row) == _PAIR and is_marker(row[0])


def _is_near(above: Row, below: Row) -> bool:
    return above[0].baseline - below[0].baseline <= _FARTHEST * max(above[0].size, below[0].size)


def _ends_table(above: Row, below: Row, columns: CellColumns) -> bool:
    """Tell whether *below*, a lone piece, is the end of a cell."""
    small = below[0].letters[:1].islower()
    return is_tight(above, below) and (columns.place(below[0]) > 0 or small)


def _is_table(rows: Sequence[Row], columns: CellColumns, rules: Sequence[Rule]) -> bool:
    with_cells = [row for row in rows if len(row) > 1]
    if min(len(columns.edges), len(with_cells)) < _PAIR:
        return False
    cells: list[list[Piece]] = [[] for _ in columns.edges]
    # The cells of a head often stand otherwise than those below it.
    for row in with_cells[1:] if len(with_cells) > _PAIR else with_cells:
        for piece in row:
            cells[columns.place(piece)].append(piece)
    if not all(cells):
        return False
    if sum(map(_are_aligned, cells)) < _PAIR:
        return False
    if len(cells) == _PAIR and _number_items(*cells):
        return False
    words = [mean(len(piece.letters.split()) for piece in column) for column in cells]
    few = mean(words) <= _MOST_WORDS or min(words) <= _LABEL_WORDS
    return few and (len(cells) > _PAIR or min(words) <= _MOST_WORDS or _crossing(rows, rules) > 0)


def _number_items(numbers: Sequence[Piece], texts: Sequence[Piece]) -> bool:
    """Tell whether *numbers* without a dot count the *texts* of a list."""
    counted = [piece.letters for piece in numbers] == [str(at + 1) for at in range(len(numbers))]
    return counted and max(len(piece.letters.split()) for piece in texts) > _LABEL_WORDS


def _are_aligned(column: Sequence[Piece]) -> bool:
    """Tell whether the cells of *column* begin, end or are centred below each other."""
    return any(
        max(edges) - min(edges) <= _SAME_EDGE
        for edges in (
            [piece.left for piece in column],
            [piece.right for piece in column],
            [(piece.left + piece.right) / 2 for piece in column],
        )
    )


def _crossing(rows: Sequence[Row], rules: Sequence[Rule]) -> int:
    """Return how many rules stand between *rows*, or right above and below them."""
    size = rows[0][0].size
    top, bottom = rows[0][0].top + size, rows[-1][0].baseline - size
    return sum(bottom <= rule.bottom <= top for rule in rules)
