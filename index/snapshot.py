"""What a server may search at one moment: the indexes of some collections, side by side."""

from collections.abc import Iterator, Sequence
from typing import overload

import numpy as np

from index.collection_index import Candidate, CollectionIndex
from index.dense import Rows
from index.sparse import SparseSearch


class Snapshot:
    """The candidates of *parts*, numbered through; immutable.

    Parts are shared: a server's snapshot adds to its own index only a view of the operator's.
    Candidates come in the order of parts, in each the article posted first before others.
    """

    def __init__(self, parts: Sequence[CollectionIndex]) -> None:
        self.parts = tuple(parts)
        self.articles = tuple(article for part in self.parts for article in part.articles)
        self.candidates = Candidates(self.parts)
        self.sparse_index = SparseSearch([part.sparse_index for part in self.parts])
        self.sentence_starts: Rows = np.concatenate(
            [
                *(part.sentence_starts[:-1] + row for part, _, row in self.placed()),
                [sum(len(part.sentence_index) for part in self.parts)],
            ],
        ).astype(np.int64)
        """The row of each candidate's first sentence, and after the last one their number."""

    def placed(self) -> Iterator[tuple[CollectionIndex, int, int]]:
        """Yield each part with the position of its first candidate and first sentence."""
        position = row = 0
        for part in self.parts:
            yield part, position, row
            position += len(part)
            row += len(part.sentence_index)

    def positions_of(self, article_id: str) -> Rows:
        """Return the positions of an article's passages, in order; none if it is not here."""
        found = [part.passages_of(article_id) + first for part, first, _ in self.placed()]
        return np.concatenate([np.empty(0, np.int64), *found]).astype(np.int64)


class Candidates(Sequence[Candidate]):
    """The passages of *parts*; each is made when it is first looked at."""

    def __init__(self, parts: Sequence[CollectionIndex]) -> None:
        self._parts = parts
        self._count = sum(map(len, parts))
        self._made: dict[int, Candidate] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, position: int) -> Candidate: ...

    @overload
    def __getitem__(self, position: slice) -> Sequence[Candidate]: ...

    def __getitem__(self, position: int | slice) -> Candidate | Sequence[Candidate]:
        if isinstance(position, slice):
            return [self[each] for each in range(*position.indices(self._count))]
        made = self._made.get(position)
        if made is None:
            made = self._made[position] = self._new(position)
        return made

    def _new(self, position: int) -> Candidate:
        place = position
        for part in self._parts:
            if place < len(part):
                return part[place]
            place -= len(part)
        raise IndexError(position)
