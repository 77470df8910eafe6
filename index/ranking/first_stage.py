"""Which passages come first: a cheap score picks the finalists, a learned one orders them."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.search.similarities import Floats, Similarities

PASSAGE_WEIGHT = 0.5
SPARSE_WEIGHT = 1.0
"""Weights beside the best sentence's cosine, from trials; measured in `benchmarks/RESULTS.md`."""

FINALISTS = 12
"""Passages that are compared word by word; the right one is among them for 99 of 100 questions
(`benchmarks/RESULTS.md`, R@10)."""


def combined(similarities: Similarities) -> Floats:
    """Return the first score of each candidate considered, in their order: higher is better."""
    at = similarities.considered
    return np.asarray(
        similarities.sentence[at]
        + PASSAGE_WEIGHT * similarities.passage[at]
        + SPARSE_WEIGHT * similarities.sparse[at],
        dtype=np.float32,
    )


def order(scores: Floats) -> npt.NDArray[np.intp]:
    """Return positions best first; equal scores keep the order they were given in.

    That order is: the article posted first, then the passage that stands first.
    """
    return np.argsort(-scores, kind="stable")


def shortlist(similarities: Similarities, count: int) -> list[int]:
    """Return the *count* best of the candidates considered by the first score, best first."""
    best: list[int] = similarities.considered[order(combined(similarities))[:count]].tolist()
    return best


def rerank(finalists: Sequence[int], scores: Floats) -> list[int]:
    """Return places in *finalists*, best of the first `FINALISTS` by *scores*, then the others.

    Equal scores keep the order of the snapshot, as everywhere.
    """
    judged = min(len(finalists), FINALISTS)
    best = sorted(range(judged), key=lambda place: (-float(scores[place]), finalists[place]))
    return [*best, *range(judged, len(finalists))]
