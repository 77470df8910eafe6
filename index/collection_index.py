"""One collection at one generation, ready to be searched: arrays, whatever its size."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from corpus.queries import StoredPassage
from index.citations import attribution
from index.dense import DenseIndex, Rows
from index.embedding import passage_sentences, unpack
from index.encoder import Vectors
from index.sparse import SparseIndex

NEAREST = 200
"""Passages, and sentences, that an index too large to be compared whole proposes to a question."""

_OBJECT_BYTES = 2000
"""About what an article takes besides its text."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage in a collection: its id in the store, article, slice, and its sentences' rows."""

    id: int
    article: Article
    start: int
    end: int
    sentences: tuple[tuple[int, int], ...]
    first_sentence_row: int

    @property
    def text(self) -> str:
        """Return the slice of the body."""
        return self.article.body[self.start : self.end]


class CollectionIndex:
    """The passages of one collection at one *generation*, with their indexes; immutable.

    Vectors of a stored passage are its own, then one for each of its sentences.
    """

    def __init__(
        self,
        generation: int,
        articles: Sequence[Article],
        passages: Sequence[StoredPassage],
        dimension: int,
    ) -> None:
        self.generation = generation
        self.articles = tuple(articles)
        numbers = {article.id: number for number, article in enumerate(self.articles)}
        self._ids = np.array([each.id for each in passages], dtype=np.int64)
        self._articles = np.array([numbers[each.article_id] for each in passages], dtype=np.int32)
        self._slices = np.array([(each.start, each.end) for each in passages], dtype=np.int32)
        spans = [passage_sentences(self._text(place)) for place in range(len(passages))]
        self.sentence_starts: Rows = np.cumsum([0, *map(len, spans)], dtype=np.int64)
        """The row of each passage's first sentence, and after the last one their number: n + 1."""
        self._sentences = np.array([span for own in spans for span in own], dtype=np.int32)
        none = np.empty((0, dimension), dtype=np.float32)
        blocks = [unpack(each.vectors, dimension) for each in passages]
        self.passage_index = DenseIndex(np.concatenate([none, *(each[:1] for each in blocks)]))
        self.sentence_index = DenseIndex(np.concatenate([none, *(each[1:] for each in blocks)]))
        self.sparse_index = SparseIndex(
            f"{attribution(self.articles[self._articles[place]].metadata)}\n{self._text(place)}"
            for place in range(len(passages))
        )

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, place: int) -> Candidate:
        first, end = self.sentence_starts[place : place + 2].tolist()
        start, stop = self._slices[place].tolist()
        return Candidate(
            int(self._ids[place]),
            self.articles[self._articles[place]],
            start,
            stop,
            tuple(map(tuple, self._sentences[first:end].tolist())),
            first,
        )

    @property
    def size(self) -> int:
        """Return about how many bytes this takes."""
        indexes = (self.passage_index, self.sentence_index, self.sparse_index)
        arrays = (self._ids, self._articles, self._slices, self.sentence_starts, self._sentences)
        texts = sum(_OBJECT_BYTES + len(each.body) for each in self.articles)
        return texts + sum(each.size for each in indexes) + sum(each.nbytes for each in arrays)

    def passages_of(self, article_id: str) -> Rows:
        """Return the places of an article's passages, in order."""
        wanted = [number for number, each in enumerate(self.articles) if each.id == article_id]
        return np.flatnonzero(np.isin(self._articles, wanted))

    def near(self, vector: Vectors, sparse: Floats) -> Rows | None:
        """Return the places that are worth comparing with a question; null for all of them.

        *vector* is the question's (d), *sparse* its BM25 score of each passage (n).
        """
        if self.passage_index.exact and self.sentence_index.exact:
            return None
        rows = [hit.row for hit in self.sentence_index.search(vector, NEAREST)]
        by_sentence = np.searchsorted(self.sentence_starts, rows, side="right") - 1
        by_passage = [hit.row for hit in self.passage_index.search(vector, NEAREST)]
        others = max(0, len(sparse) - NEAREST)
        by_words = np.argpartition(sparse, others)[others:]
        return np.unique(np.concatenate([by_sentence, by_passage, by_words])).astype(np.int64)

    def _text(self, place: int) -> str:
        start, end = self._slices[place].tolist()
        body: str = self.articles[self._articles[place]].body
        return body[start:end]
