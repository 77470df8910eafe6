"""One state of what a server may search, ready to be ranked; immutable, rebuilt when it moves."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from corpus.queries import StoredPassage
from index.citations import attribution
from index.dense import DenseIndex
from index.embedding import passage_sentences, unpack
from index.sparse import SparseIndex

KEPT_SNAPSHOTS = 64
"""Snapshots held in memory at once; the least recently used one leaves first."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage in a snapshot: its id in the store, article, slice, and its sentences' rows."""

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


class Snapshot:
    """The candidates of some collections at one generation, with their indexes.

    Vectors of a stored passage are its own, then one for each of its sentences.
    """

    def __init__(
        self,
        generations: tuple[int, ...],
        articles: Sequence[Article],
        passages: Sequence[StoredPassage],
        dimension: int,
    ) -> None:
        self.generations = generations
        self.articles = tuple(articles)
        self.candidates: tuple[Candidate, ...] = tuple(
            _candidates(passages, {article.id: article for article in articles})
        )
        none = np.empty((0, dimension), dtype=np.float32)
        blocks = [unpack(each.vectors, dimension) for each in passages]
        self.passage_index = DenseIndex(np.concatenate([none, *(each[:1] for each in blocks)]))
        self.sentence_index = DenseIndex(np.concatenate([none, *(each[1:] for each in blocks)]))

    @cached_property
    def sparse_index(self) -> SparseIndex:
        """Return BM25 over the candidates, each with what its citation names."""
        return SparseIndex(
            [f"{attribution(each.article.metadata)}\n{each.text}" for each in self.candidates]
        )

    @cached_property
    def sentence_starts(self) -> npt.NDArray[np.intp]:
        """Return the row of each candidate's first sentence, for reductions: n."""
        return np.array([c.first_sentence_row for c in self.candidates], dtype=np.intp)


def _candidates(passages: Sequence[StoredPassage], articles: dict[str, Article]) -> list[Candidate]:
    found = []
    row = 0
    for each in passages:
        article = articles[each.article_id]
        spans = passage_sentences(article.body[each.start : each.end])
        found.append(Candidate(each.id, article, each.start, each.end, spans, row))
        row += len(spans)
    return found


class SnapshotCache:
    """The snapshots in use, by the collections they cover; thread-safe."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, ...], Snapshot] = OrderedDict()
        self._lock = Lock()

    def get(
        self, names: tuple[str, ...], generations: tuple[int, ...], build: Callable[[], Snapshot]
    ) -> Snapshot:
        """Return the snapshot of *names* at *generations*, made by *build* when it moved on."""
        with self._lock:
            kept = self._kept.get(names)
            if kept is not None and kept.generations == generations:
                self._kept.move_to_end(names)
                return kept
        built = build()
        with self._lock:
            self._kept[names] = built
            self._kept.move_to_end(names)
            while len(self._kept) > KEPT_SNAPSHOTS:
                self._kept.popitem(last=False)
        return built
