"""How far the lines of a document are from each other."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from corpus.formats.pdf.flow import Aside, Item
from corpus.formats.pdf.lines import Line

_NARROWEST, _WIDEST, _PLAIN = 0.5, 2.6, 1.2
"""Font sizes between two lines of a text at least and at most, and where nothing tells how many."""
_USUAL = 0.3
"""Which of the distances between lines, in order, is that of lines in a paragraph."""


class Gaps:
    """How far lines are from each other usually, by their size."""

    def __init__(self, parts: Iterable[Sequence[Item]]) -> None:
        gaps: dict[int, list[float]] = {}
        for above, below in (pair for column in _columns(parts) for pair in pairwise(column)):
            if isinstance(above, Line) and isinstance(below, Line) and _are_alike(above, below):
                gap = (above.baseline - below.baseline) / below.size
                if _NARROWEST < gap <= _WIDEST:
                    gaps.setdefault(round(below.size), []).append(gap)
        self._usual = {
            size: sorted(found)[int(_USUAL * len(found))] for size, found in gaps.items()
        }

    def times(self, above: Line, below: Line) -> float:
        """Return how many times the usual distance is between both; infinite if not below."""
        if above.page != below.page or above.baseline <= below.baseline + below.size / 2:
            return float("inf")
        usual = self._usual.get(round(below.size), _PLAIN)
        return (above.baseline - below.baseline) / below.size / usual


def _columns(parts: Iterable[Sequence[Item]]) -> Iterator[Sequence[Item]]:
    """Yield *parts*, and what stands beside the text in each."""
    to_do = list(parts)
    while to_do:
        part = to_do.pop()
        yield part
        to_do += [item.items for item in part if isinstance(item, Aside)]


def _are_alike(above: Line, below: Line) -> bool:
    return above.page == below.page and above.size == below.size
