"""Which passages come first: a cheap score picks the finalists, a learned one orders them."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.search.dense import Flags
from index.search.runs import Rows
from index.search.similarities import Floats, Similarities

PASSAGE_WEIGHT = 0.5
SPARSE_WEIGHT = 1.0
"""Weights beside the best sentence's cosine, from trials; measured in `benchmarks/RESULTS.md`."""

UNREAD_WEIGHT = 0.3
"""What the cosines of a question count that the model does not read: they are chance more than
likeness, and words find what is meant. At 0.25 and 0.35 five languages in Latin letters stood
within three points of their best; those in others would take less (`benchmarks/RESULTS.md`)."""

FINALISTS = 12
"""Passages that are compared word by word; the right one is among them for 99 of 100 questions
(`benchmarks/RESULTS.md`, R@10)."""

OF_EACH = 4
"""Finalists in the language of the question, and in others, where there are both. The vectors of a
model for many languages lie nearer to each other within a language, and words do: in a collection
in Chinese and English no Chinese question found an English passage, and with this 88 of 100 do."""


def combined(similarities: Similarities, at: Rows, *, unread: bool = False) -> Floats:
    """Return the first score of each candidate at the positions *at*: higher is better.

    *unread* tells that the question is in a language which the model does not know.
    """
    near = similarities.sentence[at] + PASSAGE_WEIGHT * similarities.passage[at]
    if unread:
        near *= UNREAD_WEIGHT
    return np.asarray(near + SPARSE_WEIGHT * similarities.sparse[at], dtype=np.float32)


def order(scores: Floats) -> npt.NDArray[np.intp]:
    """Return positions best first; equal scores keep the order they were given in.

    That order is: the article posted first, then the passage that stands first.
    """
    return np.argsort(-scores, kind="stable")


def shortlist(
    similarities: Similarities,
    count: int,
    shared: Flags | None = None,
    *,
    unread: bool = False,
) -> list[int]:
    """Return the *count* best of the candidates considered by the first score, best first.

    *shared* flags the candidates in the language of the question, where some are and some are not:
    among the first `FINALISTS` there are then `OF_EACH` of both kinds, as far as there are any.
    """
    considered = similarities.considered
    best = considered[order(combined(similarities, considered, unread=unread))]
    if shared is not None:
        best = _of_each(best, shared[best])
    chosen: list[int] = best[:count].tolist()
    return chosen


def _of_each(best: Rows, shared: Flags) -> Rows:
    """Return *best* with `FINALISTS` first of which `OF_EACH` are *shared* and as many are not."""
    first = np.zeros(len(best), dtype=np.bool_)
    for kind in (shared, ~shared):
        first[np.flatnonzero(kind)[:OF_EACH]] = True
    first[np.flatnonzero(~first)[: max(0, FINALISTS - int(first.sum()))]] = True
    return np.concatenate([best[first], best[~first]])


def rerank(finalists: Sequence[int], scores: Floats) -> list[int]:
    """Return places in *finalists*, best of the first `FINALISTS` by *scores*, then the others.

    Equal scores keep the order of the snapshot, as everywhere.
    """
    judged = min(len(finalists), FINALISTS)
    best = sorted(range(judged), key=lambda place: (-float(scores[place]), finalists[place]))
    return [*best, *range(judged, len(finalists))]
