"""One collection at one generation, ready to be searched: arrays, whatever its size."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from corpus.searched_text import SearchedText, searched_text
from corpus.storage.queries import StoredPassage
from corpus.store import State
from index.citations import attribution
from index.encoding.encoder import Vectors
from index.reader.reading import Titled
from index.search.article_names import ArticleNames
from index.search.catalogue import Catalogue
from index.search.dense import DenseIndex, Flags, Rows
from index.search.embedding import searched_sentences
from index.search.late_interaction import Spans
from index.search.sparse import SparseIndex
from index.search.stored_vectors import StoredVectors
from index.search.vocabulary import Vocabulary

NEAREST = 100
"""Passages, and sentences, that an index too large to be compared whole proposes to a question."""

COMPARED = 5000
"""Passages that are compared whole in an index that is too large for it, when a question is
narrowed to them: an article, or a few."""

SAMPLED = 16
SPARE = 8
"""One score of so many tells where the highest begin; with twice as many as wanted, and some to
spare, above the floor, it hardly ever lies too high."""

_OFFSET_BITS = 32
"""Room for an offset of a body beside the number of its article."""

_OBJECT_BYTES = 2000
"""About what an article takes besides its text."""

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage in a collection: its id in the store, article, slice, and what it is searched by.

    *sentences* are spans of the searched text, which everything that weighs a passage looks at.
    """

    id: int
    article: Article
    start: int
    end: int
    searched: SearchedText
    sentences: Spans

    @property
    def text(self) -> str:
        """Return the slice of the body, which is what is quoted."""
        return self.article.body[self.start : self.end]

    @property
    def unmarked(self) -> int:
        """Return how many of its sentences, the first ones, are never marked."""
        return self.searched.unmarked(self.sentences)

    @property
    def titled(self) -> Titled:
        """Return what is searched with its article's title, as a reader reads it."""
        return Titled(self.article.metadata.title or "", self.searched.text)


class CollectionIndex:
    """The passages of one collection as *state* holds them, with their indexes; immutable.

    Vectors, of *dimension*, are a passage's own, then one for each of its sentences. They are read
    in batches: what is made on the way is small beside the index itself, whatever its size.
    """

    def __init__(self, state: State, dimension: int) -> None:
        self.generation = state.generation
        self.articles = state.articles
        self.catalogue = Catalogue(state.articles)
        self.names = ArticleNames(state.articles)
        self._ids, self._articles, self._slices = self._read(state.passages)
        self.sentence_starts, self._sentences = self._cut()
        """The row of each passage's first sentence, and after the last one their number: n + 1."""
        self._sentences_of = self._of_articles(np.diff(self.sentence_starts))
        self._opens = np.diff(self._articles, prepend=-1) != 0
        """Whether a passage is the first of its article."""
        self.sparse_index = SparseIndex(self._indexed_texts())
        self.vocabulary = Vocabulary(self._written())
        self.passage_index = DenseIndex(len(self), dimension)
        self.sentence_index = DenseIndex(len(self._sentences), dimension)
        stored = StoredVectors(self._ids, np.diff(self.sentence_starts), dimension, state.vectors)
        stored.fill(self.passage_index, self.sentence_index)

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
            self._searched(place),
            tuple(map(tuple, self._sentences[first:end].tolist())),
        )

    @property
    def size(self) -> int:
        """Return about how many bytes this takes."""
        indexes = (self.passage_index, self.sentence_index, self.sparse_index, self.vocabulary)
        arrays = (self._ids, self._articles, self._slices, self.sentence_starts, self._sentences)
        texts = sum(_OBJECT_BYTES + len(each.body) for each in self.articles)
        sizes = [self.names.size, *(each.size for each in indexes)]
        return texts + sum(sizes) + sum(each.nbytes for each in arrays)

    def places(self, held: Flags) -> Rows:
        """Return the places of the passages of the articles that *held* flags, in order."""
        return np.flatnonzero(held[self._articles])

    def telling(self, stem: str) -> tuple[Floats, Flags]:
        """Return how often each article has *stem* in a sentence, and which begin with it."""
        rows, counts = self.sparse_index.holding(stem)
        held = self._of_articles(counts, rows)
        opens = self._of_articles(self._opens[rows].astype(np.float32), rows) > 0
        return (held / np.maximum(self._sentences_of, 1)).astype(np.float32), opens

    def greatest(self, scores: Floats) -> Floats:
        """Return for each article the greatest of its passages' *scores* (n), 0 at least."""
        found = np.zeros(len(self.articles), dtype=np.float32)
        np.maximum.at(found, self._articles, scores)
        return found

    def places_at(self, articles: Rows, offsets: Rows) -> Rows:
        """Return the places of the passages that hold *offsets* of the bodies of *articles*.

        Both have as many numbers; an article is told by its number, and has a passage.
        """
        starts = self._slices[:, 0].astype(np.int64)
        keys = (self._articles.astype(np.int64) << _OFFSET_BITS) + starts
        order = np.argsort(keys, kind="stable")
        wanted = (articles.astype(np.int64) << _OFFSET_BITS) + offsets
        found = np.searchsorted(keys, wanted, side="right", sorter=order) - 1
        return np.asarray(order[np.maximum(found, 0)], dtype=np.int64)

    def near(self, vector: Vectors, sparse: Floats, chosen: Rows | None = None) -> Rows | None:
        """Return the places that are worth comparing with a question; null for all of them.

        *vector* is the question's (d), *sparse* its BM25 score of each passage (n). They are those
        *chosen* or some of them, where a choice is given.
        """
        if self.passage_index.exact and self.sentence_index.exact:
            return chosen
        if chosen is not None and len(chosen) <= COMPARED:
            return chosen
        flags = None if chosen is None else self._flags(chosen)
        lines = None if flags is None else flags.repeat(np.diff(self.sentence_starts))
        rows = [hit.row for hit in self.sentence_index.search(vector, NEAREST, lines)]
        by_sentence = np.searchsorted(self.sentence_starts, rows, side="right") - 1
        by_passage = [hit.row for hit in self.passage_index.search(vector, NEAREST, flags)]
        by_words = highest(sparse if chosen is None else sparse[chosen], NEAREST)
        if chosen is not None:
            by_words = chosen[by_words]
        return np.unique(np.concatenate([by_sentence, by_passage, by_words])).astype(np.int64)

    def _of_articles(self, amounts: Floats | Rows, places: Numbers | None = None) -> Floats:
        """Return the sum for each article of the *amounts* that its passages at *places* have."""
        own = self._articles if places is None else self._articles[places]
        return np.bincount(own, amounts, len(self.articles)).astype(np.float32)

    def _flags(self, places: Rows) -> Flags:
        flags = np.zeros(len(self), dtype=np.bool_)
        flags[places] = True
        return flags

    def _read(self, passages: Iterable[StoredPassage]) -> tuple[Rows, Numbers, Numbers]:
        """Return of each passage its id, the number of its article, and its slice of it: n x 2."""
        ids, articles, slices = array("q"), array("i"), array("i")
        for each in passages:
            ids.append(each.id)
            articles.append(self.catalogue.numbers[each.article_id])
            slices.extend((each.start, each.end))
        return (
            np.array(ids, dtype=np.int64),
            np.array(articles, dtype=np.int32),
            np.array(slices, dtype=np.int32).reshape(-1, 2),
        )

    def _cut(self) -> tuple[Rows, Numbers]:
        """Return where each passage's sentences begin among all, and the span of each: m x 2."""
        counts, spans = array("i"), array("i")
        for place in range(len(self)):
            own = searched_sentences(self._searched(place))
            counts.append(len(own))
            spans.extend(chain.from_iterable(own))
        starts = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
        return starts, np.array(spans, dtype=np.int32).reshape(-1, 2)

    def _indexed_texts(self) -> Iterator[str]:
        named = [attribution(each.metadata) for each in self.articles]
        for place in range(len(self)):
            yield f"{named[self._articles[place]]}\n{self._searched(place).text}"

    def _written(self) -> Iterator[str]:
        for each in self.articles:
            yield attribution(each.metadata)
            yield each.body

    def _searched(self, place: int) -> SearchedText:
        start, end = self._slices[place].tolist()
        article: Article = self.articles[self._articles[place]]
        return searched_text(article.body, article.paragraphs, start, end)


def highest(scores: Floats, count: int) -> Rows:
    """Return the places of the *count* highest of *scores* (n), in no order, or of all.

    Of many, only those are compared that reach a floor read off a sample.
    """
    count = min(count, len(scores))
    sample = scores[::SAMPLED]
    expected = 2 * count // SAMPLED + SPARE
    if expected < len(sample):
        above = np.flatnonzero(scores >= np.partition(sample, -expected)[-expected])
        # Too few where the sample held more than its share, as many where the floor is a tie.
        if count <= len(above) < len(scores) // SAMPLED:
            return above[np.argpartition(-scores[above], count - 1)[:count]]
    # Negated: most scores are zero, and NumPy is slow where the border runs among equals.
    return np.argpartition(-scores, count - 1)[:count] if count else np.empty(0, dtype=np.int64)
