"""What is known about each candidate and a question, before anything is weighed."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.encoder import Vectors
from index.snapshot import Snapshot

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Signals:
    """Each array has a row a candidate (n), but *sentences*, a row a sentence of the snapshot."""

    passage: Floats
    """Cosine of the question and the passage."""
    sentence: Floats
    """The greatest cosine of the question and a sentence of the passage."""
    sparse: Floats
    """BM25 as a share of the most that the question could score."""
    sentences: Floats
    """Cosine of the question and each sentence."""


def measure(snapshot: Snapshot, question: str, vector: Vectors) -> Signals:
    """Return the signals of *question*, whose unit vector is *vector* (d), for all candidates."""
    similarities = snapshot.sentence_index.similarities(vector)
    return Signals(
        passage=snapshot.passage_index.similarities(vector),
        sentence=np.maximum.reduceat(similarities, snapshot.sentence_starts)
        if len(snapshot.candidates)
        else similarities,
        sparse=snapshot.sparse_index.scores(question),
        sentences=similarities,
    )
