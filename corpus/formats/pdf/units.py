"""What a page consists of: pieces of text, tables, and boxes that have parts of their own."""

import re
from dataclasses import dataclass

from corpus.formats.pdf.grids import Grid
from corpus.formats.pdf.pieces import Piece

_MARKER = re.compile(r"[^\w\s]{1,2}|\(?\w{1,4}[.):]|\[[^]]{1,12}\]|[\uf000-\uf0ff]|o")


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


def is_marker(unit: Unit) -> bool:
    """Tell whether *unit* is but the mark or number of a list's item."""
    return isinstance(unit, Piece) and bool(_MARKER.fullmatch(unit.letters.strip()))


def is_number(unit: Unit) -> bool:
    """Tell whether *unit* is but a number."""
    return isinstance(unit, Piece) and unit.letters.isdecimal()
