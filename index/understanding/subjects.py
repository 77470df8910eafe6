"""Which articles are about something, by its words and by its meaning."""

from dataclasses import dataclass

import numpy as np

from corpus.article import Article
from index.encoding.encoder import Vectors
from index.search.article_names import Strengths
from index.search.dense import Rows
from index.search.similarities import Similarities, measure
from index.search.snapshot import Snapshot
from index.understanding.references import References

ABOUT = 0.5
"""The score from which on an article is about a subject. Our own choice, as the others here: the
tests hold what they have to bring about."""

BESIDE = 0.6
"""An article is listed beside the one that tells most of a subject from this share of its score
on: one that mentions it once is not about it, unless no other is."""

ALIKE = 0.85
"""The same for the article that tells of something: only one as good may be meant as well."""

MENTIONED = 0.6
"""What a word counts for the article that tells of it, wherever it stands there."""

UNLIKE, LIKE = 0.2, 0.75
"""Cosines of a subject and a passage that has nothing to do with it, and of one that is about
nothing else."""


@dataclass(frozen=True, slots=True)
class Subject:
    """How much each article has to do with a subject, and the position of its best passage."""

    articles: tuple[Article, ...]
    passages: tuple[int, ...]


def on_subject(
    references: References, snapshot: Snapshot, text: str, vector: Vectors, chosen: Rows | None
) -> tuple[Article, ...]:
    """Return the articles that are about *text*, whose unit vector is *vector* (d), best first.

    *references* are what its words name; *chosen* narrows what is looked at.
    """
    similarities = measure(snapshot, text, vector, chosen)
    scores = np.maximum(references.scores, _meant(snapshot, similarities) * references.held)
    return tuple(references.article(each) for each in _best(scores, BESIDE))


def telling_of(
    references: References, snapshot: Snapshot, text: str, vector: Vectors, chosen: Rows | None
) -> Subject:
    """Return the articles that tell of *text* somewhere, best first, with where they do."""
    similarities = measure(snapshot, text, vector, chosen)
    meaning = _meant(snapshot, similarities)
    words = _mentioned(references)
    # A passage that holds the words tells of more than an article that holds them apart.
    together = _greatest(snapshot, similarities.sparse)
    scores = np.maximum(words, meaning) * references.held
    order = scores + together
    best = sorted(_best(scores, ALIKE), key=lambda each: -order[each])
    within = [each for each in best if order[each] >= ALIKE * order[best[0]]]
    near = similarities.sparse + np.maximum(similarities.passage, similarities.sentence)
    return Subject(
        tuple(references.article(each) for each in within),
        tuple(_nearest(snapshot, references.article(each), near) for each in within),
    )


def _meant(snapshot: Snapshot, similarities: Similarities) -> Strengths:
    near = np.maximum(similarities.passage, similarities.sentence)
    return np.clip((_greatest(snapshot, near) - UNLIKE) / (LIKE - UNLIKE), 0.0, 1.0)


def _mentioned(references: References) -> Strengths:
    most = sum(each.weight for each in references.words)
    found = np.zeros(len(references.held), dtype=np.float32)
    for each in references.words:
        found += each.weight / most * np.maximum(each.by_name, MENTIONED * (each.by_text > 0))
    return found


def _greatest(snapshot: Snapshot, scores: Strengths) -> Strengths:
    """Return for each article the greatest of the *scores* of its passages."""
    own = [
        part.greatest(scores[first : first + len(part)]) for part, first, _ in snapshot.placed()
    ]
    return np.concatenate(own)


def _best(scores: Strengths, reach: float) -> list[int]:
    best = float(scores.max(initial=0.0))
    if best < ABOUT:
        return []
    within = np.flatnonzero(scores >= max(reach * best, 0.0))
    return sorted(map(int, within), key=lambda each: (-scores[each], each))


def _nearest(snapshot: Snapshot, article: Article, near: Strengths) -> int:
    own = snapshot.positions([part.catalogue.with_id(article.id) for part in snapshot.parts])
    return int(own[near[own].argmax()])
