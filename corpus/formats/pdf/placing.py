"""How lines stand in their column: indented or not, full or not."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.formats.pdf.lines import Line
from corpus.formats.pdf.markers import Marker, marker_of

_LEAST_INDENT = 0.7
"""Font sizes from the column's edge, from which on a line is indented."""
_COLUMN_REACH = 4.0
"""Font sizes by which left edges in one column differ at most."""
_TERMINAL = re.compile(r"[.!?:…\u3002][\"'\u201d\u2019»)\]]*$")
_WIDE = 1.3
"""Font sizes from where a number begins to the text behind it, from which on it is a list's."""
_MUCH_ROOM = 0.12
"""Share of a column's width, from which on a line that ends before it was made to."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line, how far the column reaches that it stands in, and what it begins with.

    *hangs* tells that most lines of its column are indented, so that paragraphs are not.
    """

    line: Line
    column_left: float
    column_right: float
    hangs: bool
    marker: Marker | None

    @property
    def indented(self) -> bool:
        """Return whether it begins further inside than its column."""
        return self.line.left - self.column_left > _LEAST_INDENT * self.line.size

    @property
    def terminal(self) -> bool:
        """Return whether a sentence ends with it."""
        return bool(_TERMINAL.search(self.line.text)) and not self.line.text.endswith(":")

    def had_room_for(self, text: str) -> bool:
        """Tell whether the first word of *text* would have fitted behind this line."""
        word = text.split(maxsplit=1)[0]
        width = (self.line.right - self.line.left) / max(len(self.line.text), 1)
        return self.column_right - self.line.right > width * (len(word) + 2)

    @property
    def ends_early(self) -> bool:
        """Return whether much room is left behind it."""
        column = self.column_right - self.column_left
        return self.column_right - self.line.right > _MUCH_ROOM * column


def placed(part: Sequence[Line]) -> list[Placed]:
    """Return the lines of a *part*, each in the column of those that begin within its reach."""
    of_size: dict[int, list[Line]] = {}
    for line in part:
        of_size.setdefault(round(line.size), []).append(line)
    columns = {size: _Column(lines) for size, lines in of_size.items()}
    return [columns[round(line.size)].placed(line) for line in part]


class _Column:
    """Lines of one size in a column."""

    def __init__(self, lines: Sequence[Line]) -> None:
        ordered = sorted(lines, key=lambda line: line.left)
        self._lefts = [line.left for line in ordered]
        self._rights = _Greatest([line.right for line in ordered])
        indented = [line for line in lines if not self._is_at_edge(line)]
        in_lists = any(marker_of(line.text) for line in lines)
        self._hangs = len(indented) > len(lines) / 2 and not in_lists

    def _is_at_edge(self, line: Line) -> bool:
        return line.left - self._edges(line)[0] <= _LEAST_INDENT * line.size

    def _edges(self, line: Line) -> tuple[float, float]:
        reach = abs(_COLUMN_REACH * line.size)
        first = bisect_left(self._lefts, x=True, key=lambda left: line.left - left <= reach)
        end = bisect_left(self._lefts, x=True, key=lambda left: left - line.left > reach)
        return self._lefts[first], self._rights.between(first, end)

    def placed(self, line: Line) -> Placed:
        """Return *line* in its column."""
        is_wide = line.text_left - line.left > _WIDE * line.size
        return Placed(line, *self._edges(line), self._hangs, marker_of(line.text, is_wide=is_wide))


class _Greatest:
    """The greatest of any neighbours among *values*, without a look at each of them."""

    def __init__(self, values: Sequence[float]) -> None:
        # The greatest of 1, 2, 4, 8, … neighbours, from each place on.
        self._doubled = [list(values)]
        while 1 << len(self._doubled) <= len(values):
            last, step = self._doubled[-1], 1 << len(self._doubled) - 1
            self._doubled.append(list(map(max, last, last[step:])))

    def between(self, first: int, end: int) -> float:
        """Return the greatest from *first* to before *end*, which holds one at least."""
        power = (end - first).bit_length() - 1
        row = self._doubled[power]
        return max(row[first], row[end - (1 << power)])
