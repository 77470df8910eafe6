"""One collection at one revision, ready to be searched: arrays, whatever its size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from corpus.storage.revisions import Revision
from corpus.vector_store import State
from index.encoding.encoder import Vectors
from index.search.dense import Flags
from index.search.joined import (
    JoinedCatalogue,
    JoinedNames,
    JoinedSparse,
    JoinedVectors,
    JoinedVocabulary,
    SomeCatalogue,
    SomeNames,
    SomeSparse,
    SomeVectors,
    SomeVocabulary,
)
from index.search.name_words import Use, name_uses
from index.search.runs import Numbers, Rows, Runs
from index.search.segment import Candidate, Segment, built, written
from index.search.shared_language import article_language
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

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Gone:
    """The words of what was replaced or removed in a segment: they are taken off its own."""

    vocabulary: Vocabulary
    names: Mapping[str, Use]

    @classmethod
    def of(cls, articles: Sequence[Article]) -> "Gone":
        """Return the words of *articles*, which are gone."""
        return cls(Vocabulary(written(articles)), name_uses(articles))


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A segment, and what of it is gone."""

    segment: Segment
    gone: tuple[Gone, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """The articles of an index in listing order: by the number of their layer, and theirs there."""

    layers: Numbers
    numbers: Numbers

    def __len__(self) -> int:
        return len(self.layers)

    @classmethod
    def of_one(cls, count: int) -> "Order":
        """Return the order of *count* articles of one layer."""
        return cls(np.zeros(count, dtype=np.int32), np.arange(count, dtype=np.int32))


def of_held(layers: Sequence[Layer], order: Order) -> tuple[list[Layer], Order]:
    """Return *layers* without those of which nothing is left, and *order* by their new numbers."""
    held = np.unique(order.layers)
    if not len(held):
        held = np.array([len(layers) - 1])
    moved: Numbers = np.zeros(len(layers), dtype=np.int32)
    moved[held] = np.arange(len(held))
    return [layers[each] for each in held.tolist()], Order(moved[order.layers], order.numbers)


class CollectionIndex:
    """The passages of one collection at *revision*, with their indexes; immutable.

    They lie in the segments of *layers*, of which *order* tells the articles that are there. It
    answers as an index would whose articles all lie in one segment: nothing that is asked of it
    tells how they are spread, unless it is too large to be compared whole.
    """

    def __init__(self, revision: Revision, layers: Sequence[Layer], order: Order) -> None:
        self.revision = revision
        self.layers = tuple(layers)
        self.order = order
        segments = [each.segment for each in layers]
        held = [each.passages for each in segments]
        by_article = Runs.ordered(order.layers, order.numbers, [len(e.articles) for e in segments])
        by_passage = by_article.within([each.starts for each in held])
        by_sentence = by_passage.within([each.sentence_starts for each in held])
        self.runs = by_article
        """Where its articles lie in the segments of its layers."""
        self._runs = by_passage
        self.articles = tuple(by_article.chained([each.articles for each in segments]))
        counts = by_article.joined([np.diff(each.starts) for each in held])
        self.passage_counts = counts
        """How many passages each article has."""
        self._articles = np.arange(len(counts), dtype=np.int32).repeat(counts)
        self._slices = by_passage.joined([each.slices for each in held])
        lines = by_passage.joined([np.diff(each.sentence_starts) for each in held])
        self.sentence_starts: Rows = np.concatenate([[0], lines.cumsum()])
        """The row of each passage's first sentence, and after the last one their number: n + 1."""
        self._sentences_of = self._of_articles(lines)
        self._opens = np.diff(self._articles, prepend=-1) != 0
        """Whether a passage is the first of its article."""
        self._join(segments, (by_article, by_passage, by_sentence))

    @cached_property
    def article_languages(self) -> tuple[str, ...]:
        """Return the code of the language that each article can be told to be in."""
        return tuple(article_language(each.body) for each in self.articles)

    def _join(self, segments: Sequence[Segment], runs: tuple[Runs, Runs, Runs]) -> None:
        """Take what all *segments* are together from them, or what one is that is there alone."""
        by_article, by_passage, by_sentence = runs
        if by_article.is_whole:
            (one,) = segments
            self.catalogue: SomeCatalogue = one.catalogue
            self.names: SomeNames = one.names
            self.vocabulary: SomeVocabulary = one.vocabulary
            self.sparse_index: SomeSparse = one.sparse_index
            self.passage_index: SomeVectors = one.passage_index
            self.sentence_index: SomeVectors = one.sentence_index
            self.sentence_starts = one.passages.sentence_starts
            return
        gone = [each for layer in self.layers for each in layer.gone]
        self.catalogue = JoinedCatalogue([each.catalogue for each in segments], by_article)
        self.names = JoinedNames(
            [each.names for each in segments], by_article, [each.names for each in gone]
        )
        self.vocabulary = JoinedVocabulary(
            [each.vocabulary for each in segments], [each.vocabulary for each in gone]
        )
        self.sparse_index = JoinedSparse([each.sparse_index for each in segments], by_passage)
        self.passage_index = JoinedVectors([each.passage_index for each in segments], by_passage)
        self.sentence_index = JoinedVectors([each.sentence_index for each in segments], by_sentence)

    @classmethod
    def of(cls, state: State, dimension: int) -> "CollectionIndex":
        """Return the index of all articles of *state*, whose vectors are of *dimension*."""
        return cls(
            state.revision, [Layer(built(state, dimension))], Order.of_one(len(state.articles))
        )

    def __len__(self) -> int:
        return len(self._articles)

    def __getitem__(self, place: int) -> Candidate:
        layer, row = self._runs.at(place)
        return self.layers[layer].segment.candidate(row)

    @property
    def size(self) -> int:
        """Return about how many bytes this takes."""
        own = (self._articles, self.order.layers, self.order.numbers)
        return sum(each.segment.size for each in self.layers) + sum(each.nbytes for each in own)

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
