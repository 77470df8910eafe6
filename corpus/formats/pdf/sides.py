"""Whether what stands on two sides of a gutter are columns of text, or cells of a table."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import mean

from corpus.formats.pdf.pieces import Piece
from corpus.formats.pdf.rows import rows_of
from corpus.formats.pdf.units import Unit, is_marker, is_number

Rows = Sequence[Sequence[Unit]]

# Set by eye on PDFs of LibreOffice, Chromium, LaTeX, groff and reportlab.
_FEWEST_LINES, _ENOUGH_LINES = 2, 5
"""Lines on a side at least, and from which on one side may be short."""
_LEAST_HEIGHT = 1.5
"""Font sizes for which both sides reach down at least."""
_FEW_TURNS = 3
"""How often one side is drawn behind the other at most, for notes and floats, if in columns."""
_LEAST_CHARACTERS = 16
_LEAST_WORDS = 2.5
_LEAST_FILLED = 0.5
"""What lines of running text have on average: characters, words, share of the widest line."""
_LEAST_GOING_ON = 0.25
"""Share of the lines of running text that begin with a small letter."""
_BEHIND_MARK = 3.0
"""Font sizes between the mark of an item and its text at most."""
_MOSTLY = 0.8
"""Share of the rows of one side that have one at their height on the other, if that is level."""


@dataclass(slots=True)
class Band:
    """Neighbouring units of a part from *first* to before *end*, with a gutter through them.

    The right side begins at *edge*, in points.
    """

    edge: int
    first: int
    end: int
    left: list[Unit] = field(default_factory=list)
    right: list[Unit] = field(default_factory=list)

    @property
    def height(self) -> float:
        """Return how far down both sides reach, in points."""
        sides = self.left, self.right
        top = min(max(unit.top for unit in side) for side in sides)
        return top - max(min(unit.baseline for unit in side) for side in sides)

    def has_columns(self, order: dict[int, int], *, is_known: bool) -> bool:
        """Tell whether both sides are to be read one after the other, not row by row.

        *order* tells, by `id`, when each unit was drawn; *is_known* that other pages have columns
        at the edge.
        """
        if not self.left or not self.right or self._has_markers():
            return False
        frames = [unit for unit in (*self.left, *self.right) if not isinstance(unit, Piece)]
        framed = any(map(self._has_beside, frames))
        left, right = (
            rows_of(unit for unit in side if framed or isinstance(unit, Piece))
            for side in (self.left, self.right)
        )
        fewest = 1 if is_known else _FEWEST_LINES
        if not left or not right:
            return False
        if not framed and min(_beside(left, right), _beside(right, left)) < fewest:
            return False
        if self.height < (0 if is_known else _LEAST_HEIGHT * self.left[0].size):
            return False
        turns = max(_FEW_TURNS, min(len(left), len(right)) / 2)
        return self._reads_down(left, right, in_turn=self._turns(order) > turns)

    def has_rest(self, order: dict[int, int]) -> bool:
        """Tell whether the right side has but the last lines of the text on the left.

        They are drawn behind it, at the head of the next column.
        """
        if not self.left or not self.right or self._has_markers():
            return False
        left, right = rows_of(self.left), rows_of(self.right)
        drawn_last = min(order[id(each)] for each in self.right)
        is_last = max(order[id(each)] for each in self.left) < drawn_last
        at_head = abs(left[0][0].baseline - right[0][0].baseline) < right[0][0].size
        is_text = len(right) < _ENOUGH_LINES <= len(left)
        return is_last and at_head and is_text and _flows(left)

    def _has_beside(self, frame: Unit) -> bool:
        """Tell whether lines of the other side stand beside a box or table."""
        side = self.right if frame in self.left else self.left
        beside = [unit for unit in side if frame.baseline < unit.baseline < frame.top]
        return len(beside) >= _FEWEST_LINES

    def _has_markers(self) -> bool:
        """Tell whether a side has only marks of items, or the left one marks of the right."""
        sides = self.left, self.right
        alone = any(all(is_marker(unit) or is_number(unit) for unit in side) for side in sides)
        marks = {round(unit.baseline): unit for unit in self.left if is_marker(unit)}
        return alone or any(
            unit.left - marks[round(unit.baseline)].right < _BEHIND_MARK * unit.size
            for unit in self.right
            if round(unit.baseline) in marks
        )

    def _turns(self, order: dict[int, int]) -> int:
        """Return how often one side was drawn behind the other."""
        left = set(map(id, self.left))
        drawn = sorted((*self.left, *self.right), key=lambda unit: order[id(unit)])
        return sum((id(one) in left) != (id(two) in left) for one, two in pairwise(drawn))

    @staticmethod
    def _reads_down(left: Rows, right: Rows, *, in_turn: bool) -> bool:
        flowing = [_flows(side) for side in (left, right)]
        if in_turn:
            return all(flowing) and _goes_on(left) and _goes_on(right)
        if not _are_level(left, right):
            return True
        enough = min(len(left), len(right)) >= _ENOUGH_LINES
        return any(flowing) if enough else all(flowing)


def _beside(rows: Rows, others: Rows) -> int:
    """Return how many of *rows* stand at the height of *others*."""
    bottom = min(row[0].baseline - row[0].size for row in others)
    top = max(row[0].top for row in others)
    return sum(bottom <= row[0].baseline <= top for row in rows)


def _flows(rows: Rows) -> bool:
    """Tell whether *rows* are lines of running text rather than cells."""
    texts = [_text(row) for row in rows]
    if not all(texts):
        return True  # A frame or a table: what it is was found before.
    widths = [row[-1].right - row[0].left for row in rows]
    return (
        mean(map(len, texts)) >= _LEAST_CHARACTERS
        and mean(len(text.split()) for text in texts) >= _LEAST_WORDS
        and mean(widths) >= _LEAST_FILLED * max(widths)
    )


def _goes_on(rows: Rows) -> bool:
    """Tell whether many of *rows* go on from the one above."""
    begins = [_text(row)[:1].islower() for row in rows[1:]]
    return sum(begins) >= _LEAST_GOING_ON * len(begins)


def _are_level(left: Rows, right: Rows) -> bool:
    """Tell whether most rows of one side have one on the other side at their height."""
    lefts = {round(row[0].baseline) for row in left}
    level = sum(any(round(row[0].baseline) + off in lefts for off in (-1, 0, 1)) for row in right)
    return level >= _MOSTLY * min(len(left), len(right))


def _text(row: Sequence[Unit]) -> str:
    return " ".join(unit.letters for unit in row if isinstance(unit, Piece))
