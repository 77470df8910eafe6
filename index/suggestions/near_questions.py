"""The questions that were answered and are nearest in meaning to one that was not."""

import re
from collections.abc import Sequence

from corpus.letters import WORD
from index.answering.grouping import SAME
from index.encoding.encoder import Vectors
from index.search.folding import folded

MOST_QUESTIONS = 3
"""Questions suggested at once."""

NEAR = 0.5
"""The cosine with the asked question from which on another is suggested. Our own choice: what is of
one subject lies above it, and of two questions about different things hardly any."""

_WORD = re.compile(WORD)


def nearest_questions(
    asked: str, vector: Vectors, others: Sequence[str], vectors: Vectors
) -> tuple[str, ...]:
    """Return up to `MOST_QUESTIONS` of *others*, the nearest first; none says what another does.

    *asked* is the question, which is never among them, *vector* is its unit vector (d), and
    *vectors* are those of *others* (n x d).
    """
    likeness = vectors @ vector
    said = _words(asked)
    chosen: list[int] = []
    for row in sorted(range(len(others)), key=lambda each: (-likeness[each], each)):
        if likeness[row] < NEAR or len(chosen) == MOST_QUESTIONS:
            break
        alike = any(vectors[row] @ vectors[each] >= SAME for each in chosen)
        if _words(others[row]) != said and not alike:
            chosen.append(row)
    return tuple(others[each] for each in chosen)


def _words(question: str) -> tuple[str, ...]:
    """Return what two forms of one question have in common."""
    return tuple(_WORD.findall(folded(question)))
