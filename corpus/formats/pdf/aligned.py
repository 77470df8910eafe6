"""Tables without rules between their cells: pieces of text that stand below each other."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import mean

from corpus.formats.pdf.cell_columns import CellColumns
from corpus.formats.pdf.drawings import Rule
from corpus.formats.pdf.grids import Grid, GridCell
from corpus.formats.pdf.pieces import Piece, parted
from corpus.formats.pdf.units import is_marker

Row = Sequence[Piece]

# Set by eye on PDFs of LibreOffice, Chromium, LaTeX, groff and reportlab; in font sizes.
_FARTHEST = 4.0
"""Between the baselines of two rows at most."""
_TIGHT = 1.5
"""Between the baselines of two lines of one cell at most."""
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
    level = [rule for rule in rules if rule.is_level]
    fine = [[part for piece in row for part in parted(piece, _NARROW)] for row in rows]
    place = 0
    while place < len(rows):
        found = _table_at(rows, place, level)
        if found is None and _may_be_narrow(rows[place : place + 2]):
            found = _table_at(fine, place, level)
        if found is None:
            yield rows[place]
            place += 1
        else:
            grid, place = found
            yield grid


def _may_be_narrow(rows: Sequence[Row]) -> bool:
    """Tell whether *rows* may begin a table whose columns have but little space between them."""
    if len(rows) == 1:
        return False
    above, below = rows
    has_head = all(piece.bold for piece in above) and not any(piece.bold for piece in below)
    return has_head or above[0].baseline - below[0].baseline > _LOOSE * above[0].size


def _table_at(rows: Sequence[Row], first: int, rules: Sequence[Rule]) -> tuple[Grid, int] | None:
    """Return the table that begins with the row *first*, and the number of the row behind it."""
    if not _has_cells(rows[first]):
        return None
    columns = CellColumns()
    columns.take(rows[first])
    end = last = first + 1
    while end < len(rows) and _is_near(rows[end - 1], rows[end]) and columns.take(rows[end]):
        end += 1
        if len(rows[end - 1]) > 1 or _ends_table(rows[end - 2], rows[end - 1], columns):
            last = end
    own = rows[first:last]
    columns = CellColumns()
    if not all(map(columns.take, own)) or not _is_table(own, columns, rules):
        return None
    if _is_justified([row for row in own if len(row) > 1], rows):
        return None
    grouped = _grouped(own, columns, rules)
    pieces = [piece for row in own for piece in row]
    left, right = columns.edges[0][0], columns.edges[-1][1]
    written = [_cells(group, columns) for group in grouped]
    bottom = min(piece.baseline for piece in pieces)
    top = max(piece.top for piece in pieces)
    return Grid(left, bottom, right, top, written, own[0][0].size), last


def _is_justified(rows: Sequence[Row], part: Sequence[Row]) -> bool:
    """Tell whether *rows* are lines of a text set to both edges, some of them but loosely.

    *part* has all lines of their column.
    """
    lefts, rights = [row[0].left for row in rows], [row[-1].right for row in rows]
    gaps = [after.left - before.right for row in rows for before, after in pairwise(row)]
    if max(max(lefts) - min(lefts), max(rights) - min(rights)) > _SAME_EDGE:
        return False
    loose = max(gaps) < _WIDE * rows[0][0].size
    going_on = sum(row[0].letters[:1].islower() for row in rows) >= _LEAST_GOING_ON * len(rows)
    alike = sum(
        len(row) == 1
        and abs(row[0].left - lefts[0]) <= _SAME_EDGE
        and abs(row[0].right - rights[0]) <= _SAME_EDGE
        for row in part
    )
    return sum((loose, going_on, alike > 1)) > 1


def _has_cells(row: Row) -> bool:
    return len(row) > _PAIR or (len(row) == _PAIR and not is_marker(row[0]))


def _is_near(above: Row, below: Row) -> bool:
    return above[0].baseline - below[0].baseline <= _FARTHEST * max(above[0].size, below[0].size)


def _ends_table(above: Row, below: Row, columns: CellColumns) -> bool:
    """Tell whether *below*, a lone piece, is the end of a cell."""
    small = below[0].letters[:1].islower()
    return _is_tight(above, below) and (columns.place(below[0]) > 0 or small)


def _is_tight(above: Row, below: Row) -> bool:
    return above[0].baseline - below[0].baseline <= _TIGHT * below[0].size


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


def _grouped(rows: Sequence[Row], columns: CellColumns, rules: Sequence[Rule]) -> list[list[Row]]:
    """Return the *rows* of text in groups that are one row of the table each."""
    heights = [rule.bottom for rule in rules if _is_within(rule, columns)]
    parted = [
        any(below[0].baseline < height < above[0].baseline for height in heights)
        for above, below in pairwise(rows)
    ]
    by_rules = sum(parted) > 1 and sum(parted) + 1 >= 0.6 * sum(len(row) > 1 for row in rows)
    groups = [[rows[0]]]
    for (above, below), is_parted in zip(pairwise(rows), parted, strict=True):
        if is_parted if by_rules else is_parted or not _goes_on(above, below, columns):
            groups.append([])
        groups[-1].append(below)
    return groups


def _goes_on(above: Row, below: Row, columns: CellColumns) -> bool:
    """Tell whether *below* has the second lines of cells rather than cells of its own."""
    places = {columns.place(piece) for piece in below}
    if not _is_tight(above, below) or len(places) == len(columns.edges):
        return False
    small = all(piece.letters[:1].islower() for piece in below)
    return small or (0 not in places and (len(places) == 1 or len(columns.edges) == _PAIR))


def _is_within(rule: Rule, columns: CellColumns) -> bool:
    left, right = columns.edges[0][0], columns.edges[-1][1]
    return min(rule.right, right) - max(rule.left, left) > (right - left) / 2


def _crossing(rows: Sequence[Row], rules: Sequence[Rule]) -> int:
    """Return how many rules stand between *rows*, or right above and below them."""
    size = rows[0][0].size
    top, bottom = rows[0][0].top + size, rows[-1][0].baseline - size
    return sum(bottom <= rule.bottom <= top for rule in rules)


def _cells(rows: Sequence[Row], columns: CellColumns) -> list[GridCell]:
    cells: list[list[Piece]] = [[] for _ in columns.edges]
    for row in rows:
        for piece in row:
            cells[columns.place(piece)].append(piece)
    return [GridCell(tuple(pieces)) for pieces in cells]
