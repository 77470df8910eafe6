"""The order in which the parts of a page are read: columns beside each other one after another."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import mean, median

from corpus.formats.pdf.grids import Grid
from corpus.formats.pdf.pieces import Piece
from corpus.formats.pdf.rows import rows_of

# Set by eye on PDFs of LibreOffice, Chromium, LaTeX, groff and reportlab.
_EDGE = 1.5
"""Points by which the left edges of one column's lines differ at most."""
_OUTDENT = 10
"""Points by which some lines of a column begin before the others at most."""
_CANDIDATES = 12
"""Left edges of a part, the commonest, that are tried for a column's."""
_LEAST_LINES, _ENOUGH_LINES = 3, 5
"""Lines that begin at one edge, and lines beside others from which on one side may be short."""
_TALL = 72.0
"""Points from which on columns tell where those of other pages are."""
_MOST_WIDE = 200
"""Headings of a part that may stand over several of its columns."""
_DEEPEST = 12
"""Parts in parts; columns in columns of a page are fewer."""
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

    edge: int
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


@dataclass(frozen=True, slots=True)
class Layout:
    """The *parts* of a page, each from top to bottom, in the order they are read.

    A part has one column; *edges* are the left edges of columns that others stand to the left of,
    in points.
    """

    parts: list[list[Unit]]
    edges: frozenset[int]


def layout_in(
    units: Sequence[Unit], order: dict[int, int], known: frozenset[int] = frozenset()
) -> Layout:
    """Return how *units* are laid out.

    *order* tells, by `id`, when each unit was drawn; *known* are edges of columns on other pages.
    """
    found: list[list[Unit]] = []
    edges: set[int] = set()
    to_do = [(sorted(units, key=lambda unit: -unit.top), 0)]
    while to_do:
        part, depth = to_do.pop()
        band = _best_band(part, order, known) if depth < _DEEPEST else None
        if band is None:
            if part:
                found.append(part)
            continue
        if band.height >= _TALL:
            edges.add(band.edge)
        inner = [part[: band.first], band.left, band.right, part[band.end :]]
        to_do += [(each, depth + 1) for each in reversed(inner)]
    return Layout(found, frozenset(edges))


def _best_band(
    part: Sequence[Unit], order: dict[int, int], known: frozenset[int]
) -> _Band | None:
    edges = Counter(round(unit.left) for unit in part)
    enough = {edge for edge, count in edges.items() if count + edges[edge + 1] >= _LEAST_LINES}
    enough |= {round(unit.left) for unit in part if not isinstance(unit, Piece)}
    likely = set(sorted(enough - known, key=lambda edge: -edges[edge])[:_CANDIDATES])
    # Some lines of a column begin a little before the others.
    likely |= {min(each for each in edges if edge - _OUTDENT <= each <= edge) for edge in likely}

    def bands(edges: Iterable[int], over: frozenset[int]) -> list[_Band]:
        return [
            band
            for edge in edges
            for band in _bands(part, edge, over)
            if _has_columns(band, order, is_known=edge in known)
        ]

    found = bands(sorted(likely | known), frozenset())
    edges = sorted({band.edge for band in found})
    if len(edges) > 1:
        found = bands(edges, _over_columns(part, edges))
    return max(found, key=lambda band: band.height, default=None)


def _over_columns(part: Sequence[Unit], edges: Sequence[int]) -> frozenset[int]:
    """Return the headings, by `id`, that stand over several columns, with nothing to their right."""
    usual = median(unit.size for unit in part)
    wide = [
        unit
        for unit in part
        if isinstance(unit, Piece)
        and (unit.bold or unit.size > usual)
        and any(unit.left < edge - _EDGE and unit.right > edge for edge in edges)
    ]
    if len(wide) > _MOST_WIDE:
        return frozenset()
    return frozenset(
        id(unit)
        for unit in wide
        if not any(
            other.left > unit.right and other.baseline < unit.top and other.top > unit.baseline
            for other in part
        )
    )


def _bands(part: Sequence[Unit], edge: int, over: frozenset[int]) -> Iterator[_Band]:
    """Yield the neighbours in *part* that end before *edge* or begin behind it.

    What stands *over* columns has no other beside it.
    """
    band = _Band(edge, 0, 0)
    for place, unit in enumerate(part):
        if unit.left < edge - _EDGE and (unit.right > edge or id(unit) in over):
            yield band
            band = _Band(edge, place + 1, place + 1)
            continue
        (band.left if unit.left < edge - _EDGE else band.right).append(unit)
        band.end = place + 1
    yield band


def _has_columns(band: _Band, order: dict[int, int], *, is_known: bool) -> bool:
    if not band.left or not band.right:
        return False
    left, right = rows_of(band.left), rows_of(band.right)
    if any(all(is_marker(unit) for unit in side) for side in (band.left, band.right)):
        return False
    framed = not all(isinstance(unit, Piece) for unit in (*band.left, *band.right))
    if not framed and not is_known and min(len(left), len(right)) < 2:
        return False
    if band.height < (0 if is_known else 1.5 * band.left[0].size):
        return False
    rows = min(len(left), len(right))
    flowing = [_flows(side) for side in (left, right)]
    if _are_drawn_in_turn(band, order, rows):
        return all(flowing) and _goes_on(left) and _goes_on(right)
    if not _are_level(left, right):
        return True
    return any(flowing) if rows >= _ENOUGH_LINES else all(flowing)


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
