"""Hard negatives: the passages that the first score puts near a question and that do not answer."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from benchmarks.training.reader.examples import Example, ExampleSet
from index.encoding.encoder import Encoder, Vectors
from index.ranking.first_stage import PASSAGE_WEIGHT, SPARSE_WEIGHT
from index.search.sparse import SparseIndex, SparseSearch

NEAR = 12
"""Passages kept for each question, the nearest first."""
_BLOCK = 256

Positions = npt.NDArray[np.int32]


def nearest(collection: ExampleSet, allowed: Sequence[bool], encoder: Encoder) -> Positions:
    """Return for each example the *allowed* passages nearest to its question: e x `NEAR`.

    Never its own passage. The score is the first one of `index/ranking/first_stage.py`.
    """
    passages = encoder.encode([each.text for each in collection.texts])
    sentences = [each.text[a:b] for each in collection.texts for a, b in each.sentences]
    starts = np.cumsum([0, *(len(each.sentences) for each in collection.texts)])[:-1]
    sentence_vectors = encoder.encode(sentences)
    questions = encoder.encode([each.question for each in collection.examples])
    words = SparseSearch([SparseIndex(f"{each.title}\n{each.text}" for each in collection.texts)])
    barred = np.where(np.array(allowed), 0.0, -np.inf)
    found = np.zeros((len(collection.examples), NEAR), dtype=np.int32)
    for first, block in _blocks(collection.examples):
        vectors = questions[first : first + len(block)]
        scores = _dense(vectors, passages, sentence_vectors, starts) + barred
        for row, each in enumerate(block):
            scores[row] += SPARSE_WEIGHT * words.scores(each.question)
            scores[row, each.passage] = -np.inf
            found[first + row] = np.argsort(-scores[row], kind="stable")[:NEAR]
    return found


def _blocks(examples: Sequence[Example]) -> Iterator[tuple[int, Sequence[Example]]]:
    for first in range(0, len(examples), _BLOCK):
        yield first, examples[first : first + _BLOCK]


def _dense(
    questions: Vectors, passages: Vectors, sentences: Vectors, starts: npt.NDArray[np.intp]
) -> npt.NDArray[np.float64]:
    best = np.maximum.reduceat(questions @ sentences.T, starts, axis=1)
    return np.asarray(best + PASSAGE_WEIGHT * (questions @ passages.T), dtype=np.float64)
