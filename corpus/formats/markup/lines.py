"""The lines of a marked-up text, and where what begins in one of them ends."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence


class Run:
    """Lines that are read together: those of a document, or of what stands in it."""

    def __init__(self, lines: Sequence[str], end_of: Callable[[str], str | None]) -> None:
        """Read *lines*, of which *end_of* tells what one ends, `None` for nothing."""
        self.lines = lines
        self._end_of = end_of
        self._ends: dict[str, list[int]] | None = None

    def end(self, what: str, begin: int) -> int | None:
        """Return the first line behind *begin* that ends *what*; `None` where none does.

        All ends are looked for once, so that much that begins and never ends takes no time.
        """
        if self._ends is None:
            self._ends = {}
            for place, line in enumerate(self.lines):
                if (ended := self._end_of(line)) is not None:
                    self._ends.setdefault(ended, []).append(place)
        places = self._ends.get(what, [])
        further = bisect_right(places, begin)
        return places[further] if further < len(places) else None

    def while_(self, begin: int, goes_on: Callable[[str], object]) -> Iterator[str]:
        """Yield the lines from *begin* on as long as each *goes on*."""
        for place in range(begin, len(self.lines)):
            if not goes_on(self.lines[place]):
                return
            yield self.lines[place]


def indent_of(line: str) -> int:
    """Return how many columns *line* is indented."""
    return len(line) - len(line.lstrip(" "))


def dedented(lines: Sequence[str]) -> list[str]:
    """Return *lines* without the indentation that all of them have."""
    least = min((indent_of(line) for line in lines if line.strip()), default=0)
    return [line[least:] for line in lines]
