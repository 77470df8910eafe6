"""Which sentence of a passage answers."""

import re
from collections.abc import Sequence

import numpy as np

from index.answer import Span
from index.ranking.features import Features
from index.ranking.sentence_features import SENTENCE_FEATURES
from index.search.late_interaction import Floats

RELATIVE = ("cosine", "context", "late", "late_linear", "overlap", "characters")
HIGHLIGHT_FEATURES = (*SENTENCE_FEATURES, *(f"{name}_behind" for name in RELATIVE))
"""A sentence's own features, and how far each stays behind the best sentence of the passage."""

_COLUMNS = [SENTENCE_FEATURES.index(name) for name in RELATIVE]

NEIGHBOUR_SHARE = 0.3
"""A neighbour of the best sentence is marked with it from this share of the probability on. Where
the best one is wrong, the answer mostly stands beside it ("It …"). On the held-out fold the mark
then holds it .7 to 1.3 points more often, for 1.03 sentences a mark (`benchmarks/RESULTS.md`)."""

_ASIDE = re.compile(r"\([^()]*\)[.!?]?")
"""A sentence in parentheses: it goes on from the one before it."""


def rows(features: Sequence[Features]) -> Floats:
    """Return what the highlighting network weighs: a row a sentence, `HIGHLIGHT_FEATURES` wide.

    The sentences of each passage of *features* follow each other.
    """
    counts = [len(each.sentences) for each in features]
    sentences = np.concatenate([each.sentences for each in features])
    compared = sentences[:, _COLUMNS]
    best = np.maximum.reduceat(compared, np.cumsum([0, *counts[:-1]]), axis=0)
    return np.hstack([sentences, compared - np.repeat(best, counts, axis=0)])


def choose(scores: Floats, unmarked: int = 0) -> tuple[int, int]:
    """Return the first and the last sentence to mark, given a score for each (log-odds).

    The first *unmarked* sentences only name what follows, unless there is nothing else. Of equals
    the first wins. A second sentence is marked when it stands beside the best one
    and may well be the one that answers, or an answer runs over both.
    """
    least = unmarked if unmarked < len(scores) else 0
    best = least + int(scores[least:].argmax())
    chances = np.exp(scores - scores[best])
    chances /= chances[least:].sum()
    beside = [each for each in (best - 1, best + 1) if least <= each < len(scores)]
    second = max(beside, key=lambda each: float(chances[each]), default=best)
    if second != best and chances[second] >= NEIGHBOUR_SHARE:
        return min(best, second), max(best, second)
    return best, best


def mark(
    text: str, sentences: tuple[tuple[int, int], ...], scores: Floats, unmarked: int = 0
) -> Span:
    """Return what `choose` chooses of *text*, an aside with what it goes on from."""
    first, last = choose(scores, unmarked)
    while first > unmarked and _ASIDE.fullmatch(text[slice(*sentences[first])]):
        first -= 1
    return span(sentences, first, last)


def span(sentences: tuple[tuple[int, int], ...], first: int, last: int) -> Span:
    """Return the span from sentence *first* to sentence *last*."""
    return Span(sentences[first][0], sentences[last][1])
