"""Rows: what stands beside each other on one baseline."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

_ONE_ROW = 0.35
"""Font sizes by which the baselines of one row differ at most."""


class Standing(Protocol):
    """What stands on a page: its left edge, baseline and font size in points."""

    @property
    def left(self) -> float:
        """Return where it begins."""

    @property
    def baseline(self) -> float:
        """Return where it stands."""

    @property
    def size(self) -> float:
        """Return the size of its letters."""


Stands = TypeVar("Stands", bound=Standing)


def rows_of(units: Iterable[Stands]) -> list[list[Stands]]:
    """Return *units* in rows from top to bottom, each from left to right."""
    rows: list[list[Stands]] = []
    for unit in sorted(units, key=lambda unit: -unit.baseline):
        last = rows[-1][0] if rows else None
        if last is not None and last.baseline - unit.baseline <= _ONE_ROW * min(
            last.size, unit.size
        ):
            rows[-1].append(unit)
        else:
            rows.append([unit])
    return [sorted(row, key=lambda unit: unit.left) for row in rows]
