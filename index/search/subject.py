"""Which passages are about something that was named in a word or a few, and how well they fit."""

import numpy as np
import numpy.typing as npt

from index.encoding.encoder import Vectors
from index.search.runs import Rows
from index.search.snapshot import Snapshot
from index.search.words import stems

LEAST_WORDS = 0.6
"""Share of the words, each by its rarity, that a passage or its title holds to be about them."""

LEAST_SIMILARITY = 0.5
"""Cosine from which a passage is about them without their words. Both are our own choice."""

Floats = npt.NDArray[np.float32]


def fit(snapshot: Snapshot, subject: str, vector: Vectors, positions: Rows) -> Floats:
    """Return how well the passages at *positions* fit *subject*, whose vector (d) is given.

    It is 0 where they are not about it: neither enough of its words nor its meaning is there.
    """
    words = _shares(snapshot, subject)[positions]
    meaning = _similarities(snapshot, vector, positions)
    fits = (words >= LEAST_WORDS) | (meaning >= LEAST_SIMILARITY)
    return np.where(fits, words + meaning, 0.0).astype(np.float32)


def _shares(snapshot: Snapshot, subject: str) -> Floats:
    """Return which share of the words of *subject*, by their rarity, each candidate holds."""
    wanted = list(dict.fromkeys(stems(subject)))
    weights = [snapshot.sparse_index.inverse_frequency(each) for each in wanted]
    held = np.zeros(len(snapshot.candidates), dtype=np.float32)
    for stem, weight in zip(wanted, weights, strict=True):
        for part, first, _ in snapshot.placed():
            rows, _counts = part.sparse_index.holding(stem)
            held[first + rows] += weight / sum(weights)
    return held


def _similarities(snapshot: Snapshot, vector: Vectors, positions: Rows) -> Floats:
    found = np.zeros(len(positions), dtype=np.float32)
    for part, first, _ in snapshot.placed():
        own = (positions >= first) & (positions < first + len(part))
        rows, back = np.unique(positions[own] - first, return_inverse=True)
        if len(rows):
            found[own] = part.passage_index.similarities(vector, rows)[back]
    return found
