"""The few sentences that say most of what an article says, in its own words and order.

Central are those that are most like all others of the article; of these the one is left out that
says what another says already (maximal marginal relevance: Carbonell and Goldstein, SIGIR 1998).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.article import Article, Paragraph, ParagraphKind, Slice, paragraph_at
from corpus.sentences import sentences
from index.answer import RankedPassage, Span
from index.answering.quoting import quoted_passage
from index.answering.sentence_openings import stands_alone
from index.encoding.encoder import Vectors
from index.search.collection_index import CollectionIndex
from index.search.snapshot import Snapshot

LEAST, MOST = 3, 5
"""Key sentences of a short article, and of a long one."""

ONE_IN = 12
"""Sentences that stand alone, for each key sentence beyond `LEAST`. Our own choice."""

LOOKED_AT = 1000
"""Passages looked at, evenly spread over an article that has more: a book's would take seconds."""

CENTRAL = 0.7
"""How much being central counts; the rest is how much being unlike those chosen does. Our own."""

SAME = 0.9
"""Cosine from which two sentences say the same. Our own choice."""

_Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The *places* of sentences in a body, and their unit *vectors* (n x d)."""

    places: list[Slice]
    vectors: Vectors

    def where(self, rows: Sequence[int]) -> "_Sentences":
        """Return those of *rows*."""
        return _Sentences([self.places[row] for row in rows], self.vectors[list(rows)])


def key_sentences(snapshot: Snapshot, article_id: str) -> tuple[RankedPassage, ...]:
    """Return the key sentences of an article, each quoted by itself, in the order of reading.

    They are spread over all of it, without its first paragraph where the others have enough of
    them: that is what an article is shown with anyway. There may be fewer than `LEAST`, down to
    none, where few sentences can be read by themselves.
    """
    for part in snapshot.parts:
        number = part.catalogue.number_of(article_id)
        if number is not None:
            article = part.articles[number]
            places = sorted(_chosen(article, _sentences(part, article)))
            return tuple(_quoted(article, each, rank) for rank, each in enumerate(places, start=1))
    return ()


def _quoted(article: Article, place: Slice, rank: int) -> RankedPassage:
    whole = Span(0, place.end - place.start)
    return quoted_passage(article, place, rank=rank, score=1.0, marked=whole)


def _sentences(part: CollectionIndex, article: Article) -> _Sentences:
    """Return the whole sentences in the numbered paragraphs of *article*."""
    own = part.places(part.catalogue.with_id(article.id))
    if len(own) > LOOKED_AT:
        own = own[np.linspace(0, len(own) - 1, LOOKED_AT).astype(np.int64)]
    # A passage may be cut within a sentence: what is left of it there is none.
    whole: dict[Paragraph, frozenset[Slice]] = {}
    places, rows = [], []
    for row, place in _of_passages(part, own.tolist()):
        paragraph = paragraph_at(article.paragraphs, place.start)
        if paragraph not in whole:
            whole[paragraph] = _in_paragraph(article, paragraph)
        if place in whole[paragraph]:
            places.append(place)
            rows.append(row)
    return _Sentences(places, part.sentence_index.vectors(np.array(rows, dtype=np.int64)))


def _of_passages(part: CollectionIndex, own: Sequence[int]) -> Iterator[tuple[int, Slice]]:
    """Yield the row and the place of each sentence of the passages at *own*."""
    for at in own:
        candidate, first = part[at], int(part.sentence_starts[at])
        for row, span in enumerate(candidate.sentences, start=first):
            yield row, candidate.searched.marked(*span)


def _in_paragraph(article: Article, paragraph: Paragraph) -> frozenset[Slice]:
    """Return the sentences of a numbered *paragraph*; another has none that count."""
    if paragraph.kind is not ParagraphKind.BODY:
        return frozenset()
    first = paragraph.start
    found = sentences(article.body[first : paragraph.end])
    return frozenset(Slice(first + start, first + end) for start, end in found)


def _chosen(article: Article, all_of_it: _Sentences) -> list[Slice]:
    alone = [row for row, place in enumerate(all_of_it.places) if _is_alone(article, place)]
    first = next((each.end for each in article.paragraphs if each.number is not None), 0)
    behind = [row for row in alone if all_of_it.places[row].start >= first]
    opening = all_of_it.where([r for r, each in enumerate(all_of_it.places) if each.end <= first])
    if len(behind) < LEAST:
        behind, opening = alone, opening.where([])
    if not behind:
        return []
    central = _central(all_of_it.vectors)[behind]
    return _spread(all_of_it.where(behind), central, opening.vectors)


def _is_alone(article: Article, place: Slice) -> bool:
    paragraph = paragraph_at(article.paragraphs, place.start)
    # A paragraph that ends in a question is an interviewer's, with what leads up to it.
    if "?" in article.body[max(paragraph.start, paragraph.end - 2) : paragraph.end]:
        return False
    return stands_alone(article.body[slice(*place)], article.metadata.language)


def _central(vectors: Vectors) -> _Scores:
    """Return how like each of *vectors* is to all others, at most 1: its share of the highest."""
    likeness = vectors @ vectors.sum(axis=0) - 1
    return np.asarray(likeness / max(float(likeness.max()), 1.0), dtype=np.float32)


def _spread(behind: _Sentences, central: _Scores, said: Vectors) -> list[Slice]:
    """Return the best sentence of each stretch of the article, what was *said* left out.

    A stretch all of which was said already has none.
    """
    total = len(behind.places)
    count = min(total, MOST, max(LEAST, total // ONE_IN))
    stretch = np.arange(total) * count // total
    likeness = _most_alike(behind.vectors, said)
    is_open = np.ones(total, dtype=np.bool_)
    chosen: list[Slice] = []
    while (is_open & (likeness < SAME)).any():
        scores = CENTRAL * central - (1 - CENTRAL) * likeness
        best = int(np.where(is_open & (likeness < SAME), scores, -np.inf).argmax())
        chosen.append(behind.places[best])
        is_open &= stretch != stretch[best]
        likeness = np.maximum(likeness, behind.vectors @ behind.vectors[best])
    return chosen


def _most_alike(vectors: Vectors, said: Vectors) -> _Scores:
    """Return the cosine of each of *vectors* to what of *said* is most like it, 0 for nothing."""
    if not len(said):
        return np.zeros(len(vectors), dtype=np.float32)
    return np.asarray((vectors @ said.T).max(axis=1), dtype=np.float32)
