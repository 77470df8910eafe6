"""The lines of ruled tables, and the cells between them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import median

from corpus.formats.pdf.characters import Box
from corpus.formats.pdf.drawings import Rule
from corpus.formats.pdf.grids import Grid, GridCell, split
from corpus.formats.pdf.pieces import Piece

NEAR = 2.5
"""Points by which rules miss each other at most where they meet, or stand where others do."""
_MOST_CELLS = 4_000
_FEWEST_ROWS = 2
"""Rows with text of a table at least, and level lines that go through most of it."""
_LEAST_DRAWN = 0.08
"""Share of a table's width, or height, for which a line of it is drawn at least."""


class Mesh:
    """The lines that rules which meet lie on, from left to right and from top to bottom."""

    def __init__(self, level: Sequence[Rule], upright: Sequence[Rule]) -> None:
        ends = [edge for rule in level for edge in (rule.left, rule.right)]
        left, right = _outermost([*map(middle_of, upright), *ends])
        ends = [edge for rule in upright for edge in (rule.bottom, rule.top)]
        bottom, top = _outermost([*map(height_of, level), *ends])
        lengths = [(middle_of(rule), rule.top - rule.bottom) for rule in upright]
        self._across = _lines(left, right, lengths, top - bottom)
        lengths = [(height_of(rule), rule.right - rule.left) for rule in level]
        self._up = _lines(bottom, top, lengths, right - left)[::-1]
        self._level = _on_lines(level, self._up, height_of)
        self._upright = _on_lines(upright, self._across, middle_of)
        through = _drawn_through(self._level, right - left, level=True)
        inside = _drawn_through(self._upright[1:-1], top - bottom, level=False)
        self._is_drawn = through >= _FEWEST_ROWS and inside > 0

    @property
    def edges(self) -> Box:
        """Return where the outermost lines are."""
        return self._across[0], self._up[-1], self._across[-1], self._up[0]

    @property
    def is_frame(self) -> bool:
        """Return whether there is one cell."""
        return (len(self._across), len(self._up)) == (2, 2)

    def holds(self, piece: Piece) -> bool:
        """Tell whether *piece* stands between the outermost lines."""
        left, bottom, right, top = self.edges
        x, y = _centre(piece)
        return left <= x <= right and bottom <= y <= top

    def grid(self, pieces: Sequence[Piece]) -> Grid | None:
        """Return the table that has *pieces* in its cells, `None` where but one row has any."""
        columns, rows = len(self._across) - 1, len(self._up) - 1
        if not self._is_drawn or columns * rows > _MOST_CELLS or not pieces:
            return None
        inside: dict[tuple[int, int], list[Piece]] = defaultdict(list)
        for piece in pieces:
            x, y = _centre(piece)
            row = sum(y < line for line in self._up[1:-1])
            inside[row, sum(x >= line for line in self._across[1:-1])].append(piece)
        written = list(self._rows(inside))
        if sum(any(cell.pieces for cell in row) for row in written) < _FEWEST_ROWS:
            return None
        left, bottom, right, top = self.edges
        size = median(piece.size for piece in pieces)
        return Grid(
            left, bottom, right, top, [row for each in written for row in split(each)], size
        )

    def _rows(self, inside: dict[tuple[int, int], list[Piece]]) -> Iterator[list[GridCell]]:
        taken: set[tuple[int, int]] = set()
        for row in range(len(self._up) - 1):
            cells = []
            apart = _filled_apart(inside, self._across, row)
            for column in range(len(self._across) - 1):
                if (row, column) in taken:
                    continue
                wide = self._columns_of(row, column, taken | apart)
                tall = self._rows_of(row, column)
                own = [(row + y, column + x) for y in range(tall) for x in range(wide)]
                taken.update(own)
                pieces = tuple(piece for place in own for piece in inside.get(place, ()))
                cells.append(GridCell(pieces, wide, tall))
            yield cells

    def _columns_of(self, row: int, column: int, taken: set[tuple[int, int]]) -> int:
        """Return over how many columns the cell goes that begins at *row* and *column*."""
        y = (self._up[row] + self._up[row + 1]) / 2
        end = column + 1
        while (
            end < len(self._across) - 1
            and (row, end) not in taken
            and not any(rule.bottom <= y <= rule.top for rule in self._upright[end])
        ):
            end += 1
        return end - column

    def _rows_of(self, row: int, column: int) -> int:
        """Return over how many rows the cell goes that begins at *row* and *column*."""
        x = (self._across[column] + self._across[column + 1]) / 2
        end = row + 1
        while end < len(self._up) - 1 and not any(
            rule.left <= x <= rule.right for rule in self._level[end]
        ):
            end += 1
        return end - row


def _filled_apart(
    inside: dict[tuple[int, int], list[Piece]], lines: Sequence[float], row: int
) -> set[tuple[int, int]]:
    """Return the cells of *row* with text that reaches over none of the upright *lines*.

    Such text stands in a cell of its own, though no rule parts it from the one before.
    """
    return {
        (row, column)
        for column in range(1, len(lines) - 1)
        if inside.get((row, column))
        and not any(
            piece.left < lines[column] - NEAR and piece.right > lines[column] + NEAR
            for other in range(column + 1)
            for piece in inside.get((row, other), ())
        )
    }


def _on_lines(
    rules: Sequence[Rule], lines: Sequence[float], place: Callable[[Rule], float]
) -> list[list[Rule]]:
    """Return the *rules* that lie on each of *lines*."""
    return [[rule for rule in rules if abs(place(rule) - line) <= NEAR] for line in lines]


def _outermost(places: Sequence[float]) -> tuple[float, float]:
    return min(places), max(places)


def _lines(
    first: float, last: float, rules: Iterable[tuple[float, float]], whole: float
) -> list[float]:
    """Return the places of *first* and *last*, and of what rules there are between them.

    Each of *rules* is a place and a length; those that are near each other lie on one line, which
    is none of the table where they are but a small share of the *whole*.
    """
    groups: list[list[tuple[float, float]]] = []
    for rule in sorted(rules):
        if groups and rule[0] - groups[-1][0][0] <= NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    inner = [
        median(place for place, _ in group)
        for group in groups
        if sum(length for _, length in group) >= _LEAST_DRAWN * whole
    ]
    return [first, *(each for each in inner if first + NEAR < each < last - NEAR), last]


def _drawn_through(lines: Iterable[Sequence[Rule]], whole: float, *, level: bool) -> int:
    """Return how many of *lines* have rules for half of the *whole* width, or height."""
    return sum(
        sum(rule.right - rule.left if level else rule.top - rule.bottom for rule in rules)
        >= whole / 2
        for rules in lines
    )


def _centre(piece: Piece) -> tuple[float, float]:
    return (piece.left + piece.right) / 2, piece.baseline + piece.size / 4


def height_of(rule: Rule) -> float:
    """Return how high the middle of *rule* is."""
    return (rule.bottom + rule.top) / 2


def middle_of(rule: Rule) -> float:
    """Return how far to the right the middle of *rule* is."""
    return (rule.left + rule.right) / 2
