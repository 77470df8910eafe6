"""One score a candidate, and the order that follows from it."""

import numpy as np
import numpy.typing as npt

from index.signals import Floats, Signals

PASSAGE_WEIGHT = 0.5
SPARSE_WEIGHT = 1.0
"""Weights beside the best sentence's cosine, from trials; measured in `benchmarks/RESULTS.md`."""


def combined(signals: Signals) -> Floats:
    """Return the ranking score of every candidate: higher is better."""
    return np.asarray(
        signals.sentence + PASSAGE_WEIGHT * signals.passage + SPARSE_WEIGHT * signals.sparse,
        dtype=np.float32,
    )


def order(scores: Floats) -> npt.NDArray[np.intp]:
    """Return the candidates best first; equal scores keep their order in the snapshot.

    That order is: the article posted first, then the passage that stands first.
    """
    return np.argsort(-scores, kind="stable")
