"""Articles that were indexed together: their passages, words, names and vectors; immutable."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, repeat

import numpy as np

from corpus.article import Article
from corpus.searched_text import SearchedText, searched_text
from corpus.storage.stored_passages import StoredPassage
from corpus.vector_store import State
from index.citations import attribution
from index.reader.reading import Titled
from index.search.article_names import ArticleNames
from index.search.catalogue import Catalogue
from index.search.dense import DenseIndex
from index.search.embedding import searched_sentences
from index.search.late_interaction import Spans
from index.search.runs import Numbers, Rows
from index.search.sparse import SparseIndex
from index.search.stored_vectors import StoredVectors
from index.search.text_language import language_of
from index.search.vocabulary import Vocabulary

_OBJECT_BYTES = 2000
"""About what an article takes besides its text."""


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
    language: str

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

    @property
    def titled_in_sentences(self) -> Titled:
        """Return the same with its sentences, of which a reader reads the likeliest again."""
        return replace(self.titled, sentences=self.sentences)


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of some articles: their *ids* in the store, and their *slices* of bodies: n x 2.

    *starts* has the row of each article's first passage, and behind the last one their number.
    *sentence_starts* has the same for the sentences of each passage, *sentences* are spans of what
    it is searched by: m x 2.
    """

    ids: Rows
    slices: Numbers
    starts: Rows
    sentence_starts: Rows
    sentences: Numbers

    @property
    def size(self) -> int:
        """Return how many bytes this takes."""
        arrays = (self.ids, self.slices, self.starts, self.sentence_starts, self.sentences)
        return sum(each.nbytes for each in arrays)


@dataclass(frozen=True, eq=False)
class Segment:
    """*articles* in listing order, each in its *languages*, with all that is known; immutable.

    Rows of the indexes are those of *passages*, but for *sentence_index*, which has one for each
    of their sentences.
    """

    articles: tuple[Article, ...]
    languages: tuple[str, ...]
    passages: Passages
    catalogue: Catalogue
    names: ArticleNames
    vocabulary: Vocabulary
    sparse_index: SparseIndex
    passage_index: DenseIndex
    sentence_index: DenseIndex

    @cached_property
    def size(self) -> int:
        """Return about how many bytes this takes."""
        indexes = (self.passage_index, self.sentence_index, self.sparse_index, self.vocabulary)
        texts = sum(_OBJECT_BYTES + len(each.body) for each in self.articles)
        sizes = [self.names.size, self.passages.size, *(each.size for each in indexes)]
        return texts + sum(sizes)

    def candidate(self, row: int) -> Candidate:
        """Return the passage in *row*."""
        held = self.passages
        first, end = held.sentence_starts[row : row + 2].tolist()
        start, stop = held.slices[row].tolist()
        number = int(np.searchsorted(held.starts, row, side="right")) - 1
        article = self.articles[number]
        return Candidate(
            int(held.ids[row]),
            article,
            start,
            stop,
            searched_text(article.body, article.paragraphs, start, stop),
            tuple(map(tuple, held.sentences[first:end].tolist())),
            self.languages[number],
        )


def built(state: State, dimension: int) -> Segment:
    """Return the segment of all articles of *state*, whose vectors are of *dimension*.

    Vectors are a passage's own, then one for each of its sentences. They are read in batches: what
    is made on the way is small beside the segment itself, whatever its size.
    """
    catalogue = Catalogue(state.articles)
    passages = _read(state.articles, catalogue, state.passages)
    passage_index = DenseIndex(len(passages.ids), dimension)
    sentence_index = DenseIndex(len(passages.sentences), dimension)
    counts = np.diff(passages.sentence_starts)
    stored = StoredVectors(passages.ids, counts, dimension, state.vectors)
    stored.fill(passage_index, sentence_index)
    languages = tuple(language_of(each.body) for each in state.articles)
    return Segment(
        state.articles,
        languages,
        passages,
        catalogue,
        ArticleNames(state.articles),
        Vocabulary(written(state.articles)),
        SparseIndex(_indexed_texts(state.articles, passages), _of_passages(languages, passages)),
        passage_index,
        sentence_index,
    )


def written(articles: Iterable[Article]) -> Iterator[str]:
    """Yield the texts of *articles*, whose words a misspelt one may mean."""
    for each in articles:
        yield attribution(each.metadata)
        yield each.body


def _read(
    articles: Sequence[Article], catalogue: Catalogue, passages: Iterable[StoredPassage]
) -> Passages:
    """Return *passages*, which come in the order of *articles*, with their sentences."""
    ids, slices, counts, spans = array("q"), array("i"), array("i"), array("i")
    held = np.zeros(len(articles), dtype=np.int64)
    for each in passages:
        number = catalogue.number_of(each.article_id)
        if number is None:
            raise LookupError(each.article_id)
        held[number] += 1
        ids.append(each.id)
        slices.extend((each.start, each.end))
        body, paragraphs = articles[number].body, articles[number].paragraphs
        own = searched_sentences(searched_text(body, paragraphs, each.start, each.end))
        counts.append(len(own))
        spans.extend(chain.from_iterable(own))
    return Passages(
        np.array(ids, dtype=np.int64),
        np.array(slices, dtype=np.int32).reshape(-1, 2),
        np.concatenate([[0], held.cumsum()]),
        np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]),
        np.array(spans, dtype=np.int32).reshape(-1, 2),
    )


def _of_passages(languages: Sequence[str], passages: Passages) -> Iterator[str]:
    """Yield the language of each passage, which is that of its article among *languages*."""
    for each, count in zip(languages, np.diff(passages.starts).tolist(), strict=True):
        yield from repeat(each, count)


def _indexed_texts(articles: Sequence[Article], passages: Passages) -> Iterator[str]:
    for number, each in enumerate(articles):
        named = attribution(each.metadata)
        for row in range(*passages.starts[number : number + 2].tolist()):
            start, end = passages.slices[row].tolist()
            yield f"{named}\n{searched_text(each.body, each.paragraphs, start, end).text}"
