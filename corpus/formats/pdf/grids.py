"""Tables whose cells are parted by rules."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from corpus.formats.pdf.characters import Box
from corpus.formats.pdf.drawings import Rule
from corpus.formats.pdf.pieces import Piece
from corpus.formats.pdf.rows import rows_of

_NEAR = 2.5
"""Points by which rules miss each other at most where they meet, or stand where others do."""
_MOST_RULES = 1_500
"""Of a page; charts and maps have more."""
_MOST_CELLS = 4_000
_FEWEST_ROWS = 2
_MOSTLY = 0.8
"""Share of the cells of several rows between two rules that have something in them at least."""
_LEAST_DRAWN = 0.08
"""Share of a table's width, or height, for which a line of it is drawn at least."""


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


def with_grids(
    pieces: Sequence[Piece], rules: Sequence[Rule]
) -> tuple[list[Piece | Grid], list[Box]]:
    """Return *pieces* with those that stand in a ruled table put into it, and mere frames."""
    left = list(pieces)
    grids: list[Grid] = []
    frames: list[Box] = []
    for mesh in _meshes(rules):
        inside = [piece for piece in left if mesh.holds(piece)]
        grid = mesh.grid(inside)
        if grid is not None:
            grids.append(grid)
            gone = {id(piece) for piece in inside}
            left = [piece for piece in left if id(piece) not in gone]
        elif mesh.is_frame:
            frames.append(mesh.edges)
    return [*left, *grids], frames


def _meshes(rules: Sequence[Rule]) -> Iterator["_Mesh"]:
    """Yield level and upright rules that meet each other, or meet what meets them."""
    if len(rules) > _MOST_RULES:
        return
    level = sorted((rule for rule in rules if rule.is_level), key=_height)
    upright = [rule for rule in rules if not rule.is_level]
    heights = [_height(rule) for rule in level]
    groups = _Groups(len(level) + len(upright))
    for place, rule in enumerate(upright, start=len(level)):
        first = bisect_left(heights, rule.bottom - _NEAR)
        for other in range(first, bisect_right(heights, rule.top + _NEAR)):
            if level[other].left - _NEAR <= _middle(rule) <= level[other].right + _NEAR:
                groups.join(place, other)
    both = [*level, *upright]
    for members in groups.members():
        across = [both[each] for each in members if each < len(level)]
        up = [both[each] for each in members if each >= len(level)]
        if across and up:
            yield _Mesh(across, up)


class _Groups:
    """Numbers that are joined to groups."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def _first(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Put both into one group."""
        self._above[self._first(one)] = self._first(other)

    def members(self) -> Iterable[list[int]]:
        """Return the groups."""
        groups: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._above)):
            groups[self._first(number)].append(number)
        return groups.values()


class _Mesh:
    """The lines that rules which meet lie on, from left to right and from top to bottom."""

    def __init__(self, level: Sequence[Rule], upright: Sequence[Rule]) -> None:
        ends = [edge for rule in level for edge in (rule.left, rule.right)]
        left, right = _outermost([*map(_middle, upright), *ends])
        ends = [edge for rule in upright for edge in (rule.bottom, rule.top)]
        bottom, top = _outermost([*map(_height, level), *ends])
        lengths = [(_middle(rule), rule.top - rule.bottom) for rule in upright]
        self._across = _lines(left, right, lengths, top - bottom)
        lengths = [(_height(rule), rule.right - rule.left) for rule in level]
        self._up = _lines(bottom, top, lengths, right - left)[::-1]
        self._level = _on_lines(level, self._up, _height)
        self._upright = _on_lines(upright, self._across, _middle)
        self._is_drawn = _drawn_through(self._level, right - left, level=True) >= 2 and _drawn_through(
            self._upright[1:-1], top - bottom, level=False
        )

    @property
    def edges(self) -> Box:
        """Return where the outermost lines are."""
        return self._across[0], self._up[-1], self._across[-1], self._up[0]

    @property
    def is_frame(self) -> bool:
        """Return whether there is one cell."""
        return len(self._across) == len(self._up) == 2

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
        return Grid(left, bottom, right, top, [row for each in written for row in split(each)], size)

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


def split(row: list[GridCell]) -> list[list[GridCell]]:
    """Return the rows that a *row* between two rules holds, where there are several.

    Some tables have no rules between their rows; then most lines of text have something in most
    cells, and do not go on from the line above.
    """
    lines = rows_of([piece for cell in row for piece in cell.pieces])
    if len(row) < 2 or len(lines) < 2 or any(cell.rows > 1 for cell in row):
        return [row]
    places = {id(piece): place for place, cell in enumerate(row) for piece in cell.pieces}
    rows = []
    for line in lines:
        cells: list[list[Piece]] = [[] for _ in row]
        for piece in line:
            cells[places[id(piece)]].append(piece)
        rows.append([GridCell(tuple(pieces), cell.columns) for pieces, cell in zip(cells, row, strict=True)])
    filled = sum(bool(cell.pieces) for each in rows for cell in each)
    going_on = sum(_begins_small(cell) for each in rows[1:] for cell in each)
    whole = filled >= _MOSTLY * len(rows) * len(row) and going_on < filled / 4
    return rows if whole and (going_on == 0 or len(rows) > 2) else [row]


def _begins_small(cell: GridCell) -> bool:
    return bool(cell.pieces) and cell.pieces[0].letters[:1].islower()


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
            piece.left < lines[column] - _NEAR and piece.right > lines[column] + _NEAR
            for other in range(column + 1)
            for piece in inside.get((row, other), ())
        )
    }


def _on_lines(
    rules: Sequence[Rule], lines: Sequence[float], place: Callable[[Rule], float]
) -> list[list[Rule]]:
    """Return the *rules* that lie on each of *lines*."""
    return [[rule for rule in rules if abs(place(rule) - line) <= _NEAR] for line in lines]


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
        if groups and rule[0] - groups[-1][0][0] <= _NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    inner = [
        median(place for place, _ in group)
        for group in groups
        if sum(length for _, length in group) >= _LEAST_DRAWN * whole
    ]
    return [first, *(each for each in inner if first + _NEAR < each < last - _NEAR), last]


def _drawn_through(lines: Iterable[Sequence[Rule]], whole: float, *, level: bool) -> int:
    """Return how many of *lines* have rules for half of the *whole* width, or height."""
    return sum(
        sum(rule.right - rule.left if level else rule.top - rule.bottom for rule in rules)
        >= whole / 2
        for rules in lines
    )


def _centre(piece: Piece) -> tuple[float, float]:
    return (piece.left + piece.right) / 2, piece.baseline + piece.size / 4


def _height(rule: Rule) -> float:
    return (rule.bottom + rule.top) / 2


def _middle(rule: Rule) -> float:
    return (rule.left + rule.right) / 2
