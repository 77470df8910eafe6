"""The order in which the parts of a page are read: columns beside each other one after another."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from corpus.formats.pdf.pieces import Piece
from corpus.formats.pdf.sides import Band
from corpus.formats.pdf.units import Unit, is_marker

_EDGE = 1.5
"""Points by which the left edges of one column's lines differ at most."""
_OUTDENT = 10
"""Points by which some lines of a column begin before the others at most."""
_LEAST_LINES = 3
"""Lines that begin at the left edge of a column at least."""
_LAST = 6
"""Pieces drawn last that may be the rest of a text, at the head of a column of its own."""
_CANDIDATES = 12
"""Left edges of a part, the commonest, that are tried for a column's."""
_TALL = 30.0
"""Points from which on columns tell where those of other pages are."""
_MOST_WIDE = 200
"""Headings of a part that may stand over several of its columns."""
_MOST_UNITS = 4_000
"""Pieces of a page; what has more is a drawing, and has no columns."""
_DEEPEST = 12
"""Parts in parts; columns in columns of a page are fewer."""


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
        is_text = depth < _DEEPEST and len(part) <= _MOST_UNITS
        band = _best_band(part, order, known) if is_text else None
        if band is None:
            if part:
                found.append(part)
            continue
        if band.height >= _TALL:
            edges.add(band.edge)
        inner = [part[: band.first], band.left, band.right, part[band.end :]]
        to_do += [(each, depth + 1) for each in reversed(inner)]
    return Layout(found, frozenset(edges))


def _best_band(part: Sequence[Unit], order: dict[int, int], known: frozenset[int]) -> Band | None:
    def bands(edges: Iterable[int], over: frozenset[int]) -> list[Band]:
        return [
            band
            for edge in edges
            for band in _bands(part, edge, over)
            if band.has_columns(order, is_known=edge in known)
        ]

    found = bands(sorted(_likely_edges(part, known) | known), frozenset())
    heights: Counter[int] = Counter()
    for band in found:
        heights[band.edge] += round(band.height)
    tall = [edge for edge, height in heights.items() if 2 * height >= max(heights.values())]
    if len(tall) > 1:
        found = bands(sorted(heights), _over_columns(part, tall))
    return max(found, key=lambda band: band.height, default=None) or _rest_of_text(part, order)


def _rest_of_text(part: Sequence[Unit], order: dict[int, int]) -> Band | None:
    """Return the band whose right side has but the last lines of the text on the left."""
    last = sorted(part, key=lambda unit: order[id(unit)])[-_LAST:]
    bands = (
        band
        for edge in sorted({round(unit.left) for unit in last})
        for band in _bands(part, edge, frozenset())
    )
    return next((band for band in bands if band.has_rest(order)), None)


def _likely_edges(part: Sequence[Unit], known: frozenset[int]) -> set[int]:
    """Return where columns of *part* may begin, beside those that are *known*."""
    lefts = Counter(round(unit.left) for unit in part)
    enough = {left for left, count in lefts.items() if count + lefts[left + 1] >= _LEAST_LINES}
    enough |= {round(unit.left) for unit in part if not isinstance(unit, Piece) or is_marker(unit)}
    likely = set(sorted(enough - known, key=lambda left: -lefts[left])[:_CANDIDATES])
    # Some lines of a column begin a little before the others.
    return likely | {
        min(left for left in lefts if edge - _OUTDENT <= left <= edge) for edge in likely
    }


def _over_columns(part: Sequence[Unit], edges: Sequence[int]) -> frozenset[int]:
    """Return the headings, by `id`, over several columns and with nothing to their right."""
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


def _bands(part: Sequence[Unit], edge: int, over: frozenset[int]) -> Iterator[Band]:
    """Yield the neighbours in *part* that end before *edge* or begin behind it.

    What stands *over* columns has no other beside it.
    """
    band = Band(edge, 0, 0)
    for place, unit in enumerate(part):
        if unit.left < edge - _EDGE and (unit.right > edge or id(unit) in over):
            yield band
            band = Band(edge, place + 1, place + 1)
            continue
        (band.left if unit.left < edge - _EDGE else band.right).append(unit)
        band.end = place + 1
    yield band
