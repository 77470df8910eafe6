"""What a server may search at one moment: the indexes of some collections, side by side."""

from collections.abc import Iterator, Sequence
from typing import overload

import numpy as np

from corpus.article import Article
from index.search.collection_index import CollectionIndex
from index.search.dense import Flags
from index.search.runs import Rows
from index.search.segment import Candidate
from index.search.sparse import SparseSearch


class Snapshot:
    """The candidates of *parts*, numbered through; immutable.

    Parts are shared, and one is made for every question: so it holds nothing that would have to
    be worked out from all that its parts hold. Candidates come in the order of parts, in each
    the article posted first before others.
    """

    def __init__(self, parts: Sequence[CollectionIndex]) -> None:
        self.parts = tuple(parts)
        self.candidates = Candidates(self.parts)
        self.sparse_index = SparseSearch([part.sparse_index for part in self.parts])
        self.sentence_count = sum(len(part.sentence_index) for part in self.parts)
        self.article_count = sum(len(part.articles) for part in self.parts)

    def state(self, collection: str) -> str:
        """Return what tells this snapshot of *collection* from others, made of other articles."""
        return repr((collection, [part.revision for part in self.parts]))

    def placed(self) -> Iterator[tuple[CollectionIndex, int, int]]:
        """Yield each part with the position of its first candidate and first sentence."""
        position = row = 0
        for part in self.parts:
            yield part, position, row
            position += len(part)
            row += len(part.sentence_index)

    def first_sentence(self, position: int) -> int:
        """Return the row of the first sentence of the candidate at *position*."""
        for part, first, row in self.placed():
            if position < first + len(part):
                return row + int(part.sentence_starts[position - first])
        raise IndexError(position)

    def count(self, word: str) -> int:
        """Return how often the folded *word* stands in the articles and in what they state."""
        return sum(part.vocabulary.count(word) for part in self.parts)

    def is_name(self, word: str) -> bool:
        """Return whether the folded *word* is mostly written as a name is in some part."""
        return any(part.vocabulary.is_name(word) for part in self.parts)

    def near(self, word: str, slips: int) -> set[str]:
        """Return words of the articles that *slips* may have made the folded *word* of."""
        return {found for part in self.parts for found in part.vocabulary.near(word, slips)}

    def together(self, stems: Sequence[str]) -> list[int]:
        """Return the positions of the passages that hold all *stems*."""
        return [
            first + row
            for part, first, _ in self.placed()
            for row in part.sparse_index.holding_all(stems).tolist()
        ]

    def articles(self, held: Sequence[Flags] | None = None) -> list[Article]:
        """Return the articles that *held* flags in each part, or all of them."""
        if held is None:
            return [article for part in self.parts for article in part.articles]
        return [
            part.articles[number]
            for part, flags in zip(self.parts, held, strict=True)
            for number in np.flatnonzero(flags)
        ]

    def named(self, question: str) -> list[Article]:
        """Return the articles whose title stands in *question*."""
        return [
            part.articles[number]
            for part in self.parts
            for number in part.catalogue.named(question)
        ]

    def named_in_short(self, question: str) -> list[Article]:
        """Return the articles of which a title in short stands in *question*."""
        return [
            part.articles[number]
            for part in self.parts
            for number in part.catalogue.named_in_short(question)
        ]

    def positions(self, held: Sequence[Flags]) -> Rows:
        """Return the positions of the passages of articles that *held* flags in each part."""
        found = [
            part.places(flags) + first
            for (part, first, _), flags in zip(self.placed(), held, strict=True)
        ]
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
