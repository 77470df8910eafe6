"""Pieces that are raised or lowered behind others, put where they belong."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from corpus.formats.pdf.pieces import LEVEL, RAISED, SMALLEST_RAISED, Piece

_SMALLER = 0.87
"""Times the size of a piece, up to which others are raised or lowered behind it."""
_LONGEST = 12
"""Characters of what is raised or lowered and drawn by itself."""
_MOST_NEAR = 200
"""Pieces at the height of a raised one, which are looked at."""
_BESIDE = 0.5
"""Font sizes by which it is away from the letters before and behind it, or reaches into them."""


def with_raised(pieces: list[Piece]) -> list[Piece]:
    """Return *pieces* with those that are raised or lowered put behind what they belong to."""
    hosts = _Hosts(pieces)
    gone = set()
    for piece in pieces:
        found = hosts.of(piece) if len(piece.characters) <= _LONGEST else None
        if found is not None and id(found[0]) not in gone:
            host, place = found
            host.characters[place:place] = piece.characters
            gone.add(id(piece))
    for piece in pieces:
        piece.measure()
    return [piece for piece in pieces if id(piece) not in gone]


class _Hosts:
    """Finds what a raised piece belongs to, among the pieces of a page."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._by_height = sorted(pieces, key=lambda piece: piece.baseline)
        self._heights = [piece.baseline for piece in self._by_height]

    def of(self, piece: Piece) -> tuple[Piece, int] | None:
        """Return the piece that *piece* is raised or lowered in, and before which character."""
        reach = RAISED * piece.size / SMALLEST_RAISED
        first = bisect_left(self._heights, piece.baseline - reach)
        end = bisect_right(self._heights, piece.baseline + reach)
        for host in self._by_height[first : min(end, first + _MOST_NEAR)]:
            smaller = SMALLEST_RAISED * host.size <= piece.size <= _SMALLER * host.size
            off = abs(piece.baseline - host.baseline)
            if smaller and LEVEL * piece.size < off <= RAISED * host.size:
                place = _place_in(host, piece)
                if place is not None:
                    return host, place
        return None


def _place_in(host: Piece, piece: Piece) -> int | None:
    """Return behind how many characters of *host* there is room for *piece*, right behind them."""
    near = _BESIDE * piece.size
    before = [
        at for at, each in enumerate(host.characters) if each.style and each.left < piece.left
    ]
    if not before or abs(piece.left - host.characters[before[-1]].right) > near:
        return None
    place = before[-1] + 1
    behind = [each for each in host.characters[place:] if each.style]
    return None if behind and behind[0].left < piece.right - near else place
