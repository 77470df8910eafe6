"""The columns that cells stand in where no rules part them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.formats.pdf.pieces import Piece

_BETWEEN_COLUMNS = 0.45
"""Font sizes between the columns of a table at least."""


@dataclass(slots=True)
class CellColumns:
    """The columns that rows of pieces fit into, and the place of each piece in them."""

    edges: list[list[float]] = field(default_factory=list)

    def take(self, row: Sequence[Piece]) -> bool:
        """Widen the columns by *row*; return whether it fits into them."""
        edges = [list(each) for each in self.edges]
        for piece in row:
            hit = [each for each in edges if piece.left < each[1] and piece.right > each[0]]
            if len(hit) > 1:
                return False
            if hit:
                hit[0][:] = min(hit[0][0], piece.left), max(hit[0][1], piece.right)
            else:
                edges.append([piece.left, piece.right])
        edges.sort()
        near = _BETWEEN_COLUMNS * min(piece.size for piece in row)
        if any(after[0] - before[1] < near for before, after in pairwise(edges)):
            return False
        places = [self._place(edges, piece) for piece in row]
        if len(set(places)) < len(places):
            return False
        self.edges = edges
        return True

    def place(self, piece: Piece) -> int:
        """Return the number of the column that *piece* stands in."""
        return self._place(self.edges, piece)

    @staticmethod
    def _place(edges: Sequence[Sequence[float]], piece: Piece) -> int:
        middle = (piece.left + piece.right) / 2
        return min(
            range(len(edges)), key=lambda at: max(edges[at][0] - middle, middle - edges[at][1])
        )
