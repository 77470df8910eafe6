"""Which sentence of a passage answers."""

from collections.abc import Sequence

import numpy as np

from index.answer import Span
from index.ranking.features import SENTENCE_FEATURES, Features
from index.search.late_interaction import Floats

RELATIVE = ("cosine", "context", "late", "late_linear", "overlap", "characters")
HIGHLIGHT_FEATURES = (*SENTENCE_FEATURES, *(f"{name}_behind" for name in RELATIVE))
"""A sentence's own features, and how far each stays behind the best sentence of the passage."""

_COLUMNS = [SENTENCE_FEATURES.index(name) for name in RELATIVE]

NEARLY_EQUAL = 0.9
"""A neighbour this near to the best sentence's probability is marked with it."""


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
    and is nearly as probable: an answer may run over both.
    """
    least = unmarked if unmarked < len(scores) else 0
    best = least + int(scores[least:].argmax())
    chances = np.exp(scores - scores[best])
    beside = [each for each in (best - 1, best + 1) if least <= each < len(scores)]
    second = max(beside, key=lambda each: float(chances[each]), default=best)
    if second != best and chances[second] >= NEARLY_EQUAL:
        return min(best, second), max(best, second)
    return best, best


def span(sentences: tuple[tuple[int, int], ...], first: int, last: int) -> Span:
    """Return the span from sentence *first* to sentence *last*."""
    return Span(sentences[first][0], sentences[last][1])
