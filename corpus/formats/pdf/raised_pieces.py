"""Pieces that are raised or lowered behind others, put where they belong."""

from bisect import bisect_left
from collections.abc import Sequence

from corpus.formats.pdf.pieces import LEVEL, RAISED, SMALLEST_RAISED, Piece

_SMALLER = 0.87
"""Times the size of a piece, up to which others are raised or lowered behind it."""
_LONGEST = 12
"""Characters of what is raised or lowered and drawn by itself."""
_MOST_NEAR = 200
"""Pieces that end near a raised one, which are looked at."""


def with_raised(pieces: list[Piece]) -> list[Piece]:
    """Return *pieces* with those that are raised or lowered put behind what they belong to."""
    small = [piece for piece in pieces if len(piece.characters) <= _LONGEST]
    hosts = _Hosts(pieces)
    gone = set()
    for piece in small:
        host = hosts.of(piece)
        if host is not None and id(host) not in gone:
            host.characters += piece.characters
            gone.add(id(piece))
    for piece in pieces:
        piece.measure()
    return [piece for piece in pieces if id(piece) not in gone]


class _Hosts:
    """Finds what a raised piece stands behind, among the pieces of a page."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._ends = sorted(pieces, key=lambda piece: piece.right)
        self._rights = [piece.right for piece in self._ends]

    def of(self, piece: Piece) -> Piece | None:
        """Return the piece that *piece* is raised or lowered behind, or `None`."""
        first = bisect_left(self._rights, piece.left - piece.size / 2)
        for host in self._ends[first : first + _MOST_NEAR]:
            if host.right > piece.left + piece.size / 2:
                break
            smaller = SMALLEST_RAISED * host.size <= piece.size <= _SMALLER * host.size
            off = abs(piece.baseline - host.baseline)
            if smaller and LEVEL * piece.size < off <= RAISED * host.size and host is not piece:
                return host
        return None
