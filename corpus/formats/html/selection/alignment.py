"""Where in a page the blocks stand that an extractor chose from it."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from corpus.assembly import Block
from corpus.formats.blocks import words_of

LEAST_OVERLAP = 0.6
"""Share of the runs of words of the shorter of two blocks that both must have to be the same.

Extractors lose words inside a paragraph, join items of a list, and cut a heading off. On 60 shared
pages all but 2 of 1,237 blocks are whole blocks of the page.
"""

_RUN = 3
"""Words in a run: fewer stand in many places of a page by chance. Our own choice."""

_MOST_OWNERS = 8
"""Blocks that are remembered for one run of words; what stands more often tells no place."""


class Alignment:
    """The blocks of a page, to find in them those that an extractor made of it."""

    def __init__(self, page: Sequence[Block]) -> None:
        self._places: dict[str, list[int]] = defaultdict(list)
        self._owners: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._sizes: list[int] = []
        for place, block in enumerate(page):
            self._places[_unspaced(block)].append(place)
            runs = set(_runs(block))
            self._sizes.append(len(runs))
            for run in runs:
                if len(owners := self._owners[run]) < _MOST_OWNERS:
                    owners.append(place)

    def places(self, chosen: Iterable[Block]) -> set[int]:
        """Return the places in the page of the blocks *chosen* from it, in its order.

        Spaces do not count, since extractors move them around links. What no block of the page
        says is nowhere.
        """
        found: set[int] = set()
        behind = 0
        for block in chosen:
            same = self._places.get(_unspaced(block))
            if same:
                # Blocks come in the page's order, so this one stands behind the last.
                later = bisect_left(same, behind)
                place = same[later] if later < len(same) else same[-1]
                found.add(place)
                behind = place + 1
            else:
                found.update(self._alike(block))
        return found

    def _alike(self, block: Block) -> Iterator[int]:
        """Yield the places of the blocks that share most of their words with *block*."""
        runs = set(_runs(block))
        shared = Counter(place for run in runs for place in self._owners.get(run, ()))
        for place, hits in shared.items():
            if hits >= LEAST_OVERLAP * min(len(runs), self._sizes[place]):
                yield place


def _unspaced(block: Block) -> str:
    return block.text.replace(" ", "")


def _runs(block: Block) -> Iterator[tuple[str, ...]]:
    words = words_of(block.text)
    for start in range(max(1, len(words) - _RUN + 1)):
        yield tuple(words[start : start + _RUN])
