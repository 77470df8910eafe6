"""The order in which the parts of a page are read: columns beside each other one after another."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import mean

from corpus.formats.pdf.grids import Grid
from corpus.formats.pdf.pieces import Piece

# Set by eye on PDFs of LibreOffice, Chromium, LaTeX, groff and reportlab.
_EDGE = 1.5
"""Points by which the left edges of one column's lines differ at most."""
_CANDIDATES = 12
"""Left edges of a part, the commonest, that are tried for a column's."""
_LEAST_LINES = 3
_DEEPEST = 12
"""Parts in parts; columns in columns of a page are fewer."""
_ONE_ROW = 0.35
"""Font sizes by which the baselines of one row differ at most."""
_LEAST_CHARACTERS = 16
_LEAST_WORDS = 2.5
_LEAST_FILLED = 0.5
"""What lines of running text have on average: characters, words, share of the widest line."""
_LEAST_GOING_ON = 0.25
"""Share of the lines of running text that begin with a small letter."""
_MARKER = re.compile(r"[^\w\s]{1,2}|\(?\w{1,4}[.):]|[\uf000-\uf0ff]|o")


@dataclass(slots=True, eq=False)
class Box:
    """What stands in a frame or on a ground of its own, in the order it is read."""

    left: float
    bottom: float
    right: float
    top: float
    parts: list["list[Unit]"]
    size: float = 0.0

    @property
    def baseline(self) -> float:
        """Return where it ends."""
        return self.bottom


Unit = Piece | Grid | Box


@dataclass(slots=True)
class _Band:
    """Neighbouring units of a part from *first* to before *end*, with a gutter through them."""

    first: int
    end: int
    left: list[Unit] = field(default_factory=list)
    right: list[Unit] = field(default_factory=list)

    @property
    def height(self) -> float:
        """Return how far down both sides reach, in points."""
        return min(_top(side) for side in self._sides) - max(_bottom(side) for side in self._sides)

    @property
    def _sides(self) -> tuple[list[Unit], list[Unit]]:
        return self.left, self.right


def parts_of(units: Sequence[Unit], order: dict[int, int]) -> list[list[Unit]]:
    """Return the parts that *units* make up, in the order they are read, each from top to bottom.

    A part has one column. *order* tells, by `id`, when each unit was drawn.
    """
    found: list[list[Unit]] = []
    to_do = [(sorted(units, key=lambda unit: -unit.top), 0)]
    while to_do:
        part, depth = to_do.pop()
        band = _best_band(part, order) if depth < _DEEPEST else None
        if band is None:
            if part:
                found.append(part)
            continue
        inner = [part[: band.first], band.left, band.right, part[band.end :]]
        to_do += [(each, depth + 1) for each in reversed(inner)]
    return found


def rows_of(units: Sequence[Unit]) -> list[list[Unit]]:
    """Return *units* in rows from top to bottom, each from left to right."""
    rows: list[list[Unit]] = []
    for unit in sorted(units, key=lambda unit: -unit.baseline):
        last = rows[-1][0] if rows else None
        if last is not None and last.baseline - unit.baseline <= _ONE_ROW * min(last.size, unit.size):
            rows[-1].append(unit)
        else:
            rows.append([unit])
    return [sorted(row, key=lambda unit: unit.left) for row in rows]


def _best_band(part: Sequence[Unit], order: dict[int, int]) -> _Band | None:
    edges = Counter(round(unit.left) for unit in part)
    enough = {edge for edge, count in edges.items() if count + edges[edge + 1] >= _LEAST_LINES}
    enough |= {round(unit.left) for unit in part if not isinstance(unit, Piece)}
    likely = sorted(enough, key=lambda edge: -edges[edge])[:_CANDIDATES]
    bands = [
        band
        for edge in sorted(likely)
        for band in _bands(part, edge - _EDGE)
        if _has_columns(band, order)
    ]
    return max(bands, key=lambda band: band.height, default=None)


def _bands(part: Sequence[Unit], edge: float) -> Iterator[_Band]:
    """Yield the neighbours in *part* that end before *edge* or begin behind it."""
    band = _Band(0, 0)
    for place, unit in enumerate(part):
        if unit.left < edge and unit.right > edge + _EDGE:
            yield band
            band = _Band(place + 1, place + 1)
            continue
        (band.left if unit.left < edge else band.right).append(unit)
        band.end = place + 1
    yield band


def _has_columns(band: _Band, order: dict[int, int]) -> bool:
    if not band.left or not band.right:
        return False
    left, right = rows_of(band.left), rows_of(band.right)
    if any(all(is_marker(unit) for unit in side) for side in (band.left, band.right)):
        return False
    framed = not all(isinstance(unit, Piece) for unit in (*band.left, *band.right))
    if not framed and min(len(left), len(right)) < 2:
        return False
    if band.height < 1.5 * band.left[0].size:
        return False
    if _are_drawn_in_turn(band, order, min(len(left), len(right))):
        return all(_flows(side) and _goes_on(side) for side in (left, right))
    return _flows(left) or _flows(right) or not _are_level(left, right)


def is_marker(unit: Unit) -> bool:
    """Tell whether *unit* is but the mark or number of a list's item."""
    return isinstance(unit, Piece) and bool(_MARKER.fullmatch(unit.letters.strip()))


def _are_drawn_in_turn(band: _Band, order: dict[int, int], rows: int) -> bool:
    """Tell whether both sides were drawn row by row rather than one after the other."""
    is_left = {id(unit) for unit in band.left}
    drawn = sorted((*band.left, *band.right), key=lambda unit: order[id(unit)])
    turns = sum((id(one) in is_left) != (id(two) in is_left) for one, two in pairwise(drawn))
    return turns > max(3, rows / 2)


def _flows(rows: Sequence[Sequence[Unit]]) -> bool:
    """Tell whether *rows* are lines of running text rather than cells."""
    texts = [_text(row) for row in rows]
    if any(not text for text in texts):
        return True  # A frame or a table: what it is was found before.
    widths = [row[-1].right - row[0].left for row in rows]
    return (
        mean(map(len, texts)) >= _LEAST_CHARACTERS
        and mean(len(text.split()) for text in texts) >= _LEAST_WORDS
        and mean(widths) >= _LEAST_FILLED * max(widths)
    )


def _goes_on(rows: Sequence[Sequence[Unit]]) -> bool:
    begins = [_text(row)[:1].islower() for row in rows[1:]]
    return sum(begins) >= _LEAST_GOING_ON * len(begins)


def _are_level(left: Sequence[Sequence[Unit]], right: Sequence[Sequence[Unit]]) -> bool:
    """Tell whether most rows of one side have one on the other side at their height."""
    lefts = {round(row[0].baseline) for row in left}
    level = sum(
        any(round(row[0].baseline) + off in lefts for off in (-1, 0, 1)) for row in right
    )
    return level >= 0.8 * min(len(left), len(right))


def _text(row: Sequence[Unit]) -> str:
    return " ".join(unit.letters for unit in row if isinstance(unit, Piece))


def _top(side: Sequence[Unit]) -> float:
    return max(unit.top for unit in side)


def _bottom(side: Sequence[Unit]) -> float:
    return min(unit.baseline for unit in side)
