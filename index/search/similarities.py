"""What is known about each candidate and a question, before anything is weighed."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.encoding.encoder import Vectors
from index.search.collection_index import CollectionIndex
from index.search.runs import Rows
from index.search.snapshot import Snapshot

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Similarities:
    """Each array has a row a candidate (n), but *sentences*, a row a sentence of the snapshot.

    Rows of candidates that are not *considered* are zero: they are not looked at.
    """

    passage: Floats
    """Cosine of the question and the passage."""
    sentence: Floats
    """The greatest cosine of the question and a sentence of the passage."""
    sparse: Floats
    """BM25 as a share of the most that the question could score."""
    sentences: Floats
    """Cosine of the question and each sentence."""
    considered: Rows
    """Positions of the candidates that may be listed, in order."""


def measure(
    snapshot: Snapshot, question: str, vector: Vectors, chosen: Rows | None = None
) -> Similarities:
    """Return how similar all candidates are to *question*, whose unit vector is *vector* (d).

    *chosen* narrows what is considered; else that is everything, or in a collection too large
    for it, what is near to the question by vectors or words.
    """
    sparse = snapshot.sparse_index.scores(question)
    passage = np.zeros(len(snapshot.candidates), dtype=np.float32)
    sentence = np.zeros(len(snapshot.candidates), dtype=np.float32)
    sentences = np.zeros(snapshot.sentence_count, dtype=np.float32)
    considered = [np.empty(0, dtype=np.int64)]
    for part, first, row in snapshot.placed():
        own = slice(first, first + len(part))
        places = _considered(part, first, vector, sparse[own], chosen)
        rows = _rows(part, places)
        at = own if places is None else places + first
        at_rows = slice(row, row + len(part.sentence_index)) if rows is None else rows + row
        passage[at] = part.passage_index.similarities(vector, places)
        sentences[at_rows] = part.sentence_index.similarities(vector, rows)
        sentence[at] = np.maximum.reduceat(sentences[at_rows], _firsts(part, places))
        considered.append(np.arange(own.start, own.stop) if places is None else places + first)
    return Similarities(passage, sentence, sparse, sentences, np.concatenate(considered))


def _considered(
    part: CollectionIndex, first: int, vector: Vectors, sparse: Floats, chosen: Rows | None
) -> Rows | None:
    """Return the places in *part* that may be listed, in order; null for all of them."""
    if chosen is None:
        return part.near(vector, sparse)
    here = chosen[(chosen >= first) & (chosen < first + len(part))]
    return part.near(vector, sparse, np.asarray(here - first, dtype=np.int64))


def _rows(part: CollectionIndex, places: Rows | None) -> Rows | None:
    """Return the sentence rows of *places*, one passage after the other."""
    if places is None:
        return None
    counts = part.sentence_starts[places + 1] - part.sentence_starts[places]
    skipped = part.sentence_starts[places] - (counts.cumsum() - counts)
    return np.asarray(np.arange(counts.sum()) + skipped.repeat(counts), dtype=np.int64)


def _firsts(part: CollectionIndex, places: Rows | None) -> Rows:
    """Return where in the result of `_rows` the sentences of each passage begin."""
    starts = part.sentence_starts
    if places is None:
        return starts[:-1]
    counts = starts[places + 1] - starts[places]
    return np.asarray(counts.cumsum() - counts, dtype=np.int64)
