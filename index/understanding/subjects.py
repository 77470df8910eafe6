"""Which articles are about something, by its words and by its meaning."""

from dataclasses import dataclass

import numpy as np

from corpus.article import Article
from index.encoding.encoder import Vectors
from index.search.article_names import Strengths
from index.search.runs import Rows
from index.search.similarities import Similarities, measure
from index.search.snapshot import Snapshot
from index.understanding.references import References

ABOUT = 0.5
"""The score from which on an article is about a subject. Our own choice, as the others here: the
tests hold what they have to bring about."""

BESIDE = 0.5
"""An article is listed beside the one that tells most of a subject from this share of its score
on: one that mentions it once is not about it, unless no other is."""

ALIKE = 0.85
"""The same for the article that tells of something: only one as good may be meant as well."""

MENTIONED = 0.6
"""What a word counts for the article that tells of it, wherever it stands there."""

NEAR = 0.5
"""The cosines of a subject with a title and with a passage below it, added, from which on an
article that never names the subject is about it. Of invented articles and subjects 0.44 told apart
best which belonged together; it is better to say that there is nothing than to list what is not."""

ONLY_NEAR = 0.75
"""What the meaning of an article counts that has none of the words, where another has them."""


@dataclass(frozen=True, slots=True)
class SubjectVectors:
    """The unit vector of a subject's *text* (d), and of the *titles* of all articles (n x d)."""

    text: Vectors
    titles: Vectors


@dataclass(frozen=True, slots=True)
class Subject:
    """How much each article has to do with a subject, and the position of its best passage."""

    articles: tuple[Article, ...]
    passages: tuple[int, ...]


def on_subject(
    references: References,
    snapshot: Snapshot,
    text: str,
    vectors: SubjectVectors,
    chosen: Rows | None,
) -> tuple[Article, ...]:
    """Return the articles that are about *text*, best first.

    *references* are what its words name; *chosen* narrows what is looked at.
    """
    similarities = measure(snapshot, text, vectors.text, chosen)
    meaning = _meant(snapshot, similarities, vectors)
    words = references.scores
    if references.best >= ABOUT:
        meaning = np.where(words > 0, meaning, ONLY_NEAR * meaning)
    both = np.maximum(words, meaning) + np.minimum(words, meaning) / 2
    scores = np.asarray(both * references.held, dtype=np.float32)
    found = _best(scores.astype(np.float32), BESIDE) or _holding_all(references)
    return tuple(references.article(each) for each in found)


def telling_of(
    references: References,
    snapshot: Snapshot,
    text: str,
    vectors: SubjectVectors,
    chosen: Rows | None,
) -> Subject:
    """Return the articles that tell of *text* somewhere, best first, with where they do."""
    similarities = measure(snapshot, text, vectors.text, chosen)
    meaning = _meant(snapshot, similarities, vectors)
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


def _meant(snapshot: Snapshot, similarities: Similarities, vectors: SubjectVectors) -> Strengths:
    """Return how near each article is to the subject by meaning, `ABOUT` from `NEAR` on."""
    near = _greatest(snapshot, similarities.passage) + vectors.titles @ vectors.text
    return np.clip(near * (ABOUT / NEAR), 0.0, 1.0)


def _mentioned(references: References) -> Strengths:
    most = sum(each.weight for each in references.words)
    found = np.zeros(len(references.held), dtype=np.float32)
    for each in references.words:
        found += each.weight / most * np.maximum(each.by_name, MENTIONED * (each.by_text > 0))
    return found


def _holding_all(references: References) -> list[int]:
    """Return the articles that hold every word, however seldom: nothing else tells of it."""
    held = np.copy(references.held)
    for each in references.words:
        held &= each.strengths > 0
    return list(map(int, np.flatnonzero(held)))


def _greatest(snapshot: Snapshot, scores: Strengths) -> Strengths:
    """Return for each article the greatest of the *scores* of its passages."""
    own = [part.greatest(scores[first : first + len(part)]) for part, first, _ in snapshot.placed()]
    return np.concatenate(own)


def _best(scores: Strengths, reach: float) -> list[int]:
    best = float(scores.max(initial=0.0))
    if best < ABOUT:
        return []
    within = np.flatnonzero(scores >= max(reach * best, ABOUT))
    return sorted(map(int, within), key=lambda each: (-scores[each], each))


def _nearest(snapshot: Snapshot, article: Article, near: Strengths) -> int:
    own = snapshot.positions([part.catalogue.with_id(article.id) for part in snapshot.parts])
    return int(own[near[own].argmax()])
