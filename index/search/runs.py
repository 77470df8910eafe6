"""Rows that lie in several segments, numbered through as if they lay in one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int32]
Array = TypeVar("Array", bound=npt.NDArray[Any])
Item = TypeVar("Item")

GONE = -1
"""Stands for the place of a row that has none: its article was replaced or removed."""


class Run(NamedTuple):
    """Rows `first:end` of a *segment*, told by its number; the first one is at *place*."""

    segment: int
    first: int
    end: int
    place: int


class Runs:
    """Rows of segments, which have so many *sizes*, one run after the other; immutable.

    A row of a segment is in one run at most. Those in none are gone. Rows of one segment keep
    their order.
    """

    def __init__(self, segments: Numbers, firsts: Rows, ends: Rows, sizes: Sequence[int]) -> None:
        held = ends > firsts
        self._segments, self._firsts = segments[held], firsts[held].astype(np.int64)
        self._ends = ends[held].astype(np.int64)
        self._sizes = sizes
        self._starts: Rows = np.concatenate([[0], np.cumsum(self._ends - self._firsts)])
        columns = (self._segments, self._firsts, self._ends, self._starts[:-1])
        self._runs = tuple(map(Run, *(each.tolist() for each in columns)))
        self._places: dict[int, Numbers] = {}

    @classmethod
    def ordered(cls, segments: Numbers, rows: Numbers, sizes: Sequence[int]) -> "Runs":
        """Return the runs of rows that are given one by one, each with its segment's number."""
        apart = (np.diff(segments) != 0) | (np.diff(rows) != 1)
        edge = np.ones(min(len(rows), 1), dtype=np.bool_)
        first = np.flatnonzero(np.concatenate([edge, apart]))
        last = np.flatnonzero(np.concatenate([apart, edge]))
        return cls(segments[first], rows[first].astype(np.int64), rows[last] + np.int64(1), sizes)

    def within(self, starts: Sequence[Rows]) -> "Runs":
        """Return the runs of what these rows hold, where *starts* tell it for each segment.

        They are the first of what each row holds, and behind the last row their number.
        """
        firsts = [starts[each.segment][each.first] for each in self._runs]
        ends = [starts[each.segment][each.end] for each in self._runs]
        sizes = [int(each[-1]) for each in starts]
        return Runs(self._segments, np.array(firsts, np.int64), np.array(ends, np.int64), sizes)

    @property
    def total(self) -> int:
        """Return how many rows there are."""
        return int(self._starts[-1])

    @property
    def is_whole(self) -> bool:
        """Return whether these are all rows of one segment, the only one."""
        return len(self._sizes) == 1 and self.total == self._sizes[0]

    def __iter__(self) -> Iterator[Run]:
        return iter(self._runs)

    def joined(self, arrays: Sequence[Array]) -> Array:
        """Return the rows of *arrays*, one for each segment, in order."""
        found = [arrays[each.segment][each.first : each.end] for each in self._runs]
        # One alone needs no copy, and none has no rows, but a type and a width.
        return found[0] if len(found) == 1 else np.concatenate(found or [arrays[0][:0]])  # type: ignore[return-value]  # of the arrays' type

    def chained(self, items: Sequence[Sequence[Item]]) -> Iterable[Item]:
        """Return the *items* of each segment that are at these rows, in order."""
        return chain.from_iterable(items[e.segment][e.first : e.end] for e in self._runs)

    def at(self, place: int) -> tuple[int, int]:
        """Return the number of the segment, and the row in it, that is at *place*."""
        run = self._runs[int(np.searchsorted(self._starts, place, side="right")) - 1]
        return run.segment, run.first + place - run.place

    def located(self, places: Rows) -> Iterator[tuple[int, Rows, Rows]]:
        """Yield the number of each segment, which of *places* are in it, and their rows there."""
        runs = np.searchsorted(self._starts, places, side="right") - 1
        segments = self._segments[runs]
        rows = places - self._starts[runs] + self._firsts[runs]
        for number in np.unique(segments).tolist():
            own = np.flatnonzero(segments == number)
            yield number, own, rows[own]

    def places(self, segment: int) -> Numbers:
        """Return the place of each row of a *segment*, `GONE` for one that has none."""
        made = self._places.get(segment)
        if made is None:
            made = np.full(self._sizes[segment], GONE, dtype=np.int32)
            for each in self._runs:
                if each.segment == segment:
                    end = each.place + each.end - each.first
                    made[each.first : each.end] = np.arange(each.place, end)
            self._places[segment] = made
        return made

    def gathered(
        self, found: Sequence[tuple[Numbers, npt.NDArray[np.float32]]]
    ) -> tuple[Numbers, npt.NDArray[np.float32]]:
        """Return the places, in order, of the rows that were *found* in each segment, in order.

        What was found of each goes with it.
        """
        moved = [
            _kept(self.places(segment)[rows], values)
            for segment, (rows, values) in enumerate(found)
            if len(rows)
        ]
        if len(moved) == 1:
            return moved[0]
        places = np.concatenate([np.empty(0, np.int32), *(each for each, _ in moved)])
        values = np.concatenate([np.empty(0, np.float32), *(each for _, each in moved)])
        order = np.argsort(places, kind="stable")
        return places[order], values[order]


def _kept(
    places: Numbers, values: npt.NDArray[np.float32]
) -> tuple[Numbers, npt.NDArray[np.float32]]:
    held = places >= 0
    return (places, values) if held.all() else (places[held], values[held])
