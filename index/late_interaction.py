"""Question and passage compared word piece by word piece, in the manner of ColBERT's MaxSim.

Khattab and Zaharia, "ColBERT" (SIGIR 2020): every piece of the question looks for its best
match in the passage. Here the vectors are those of the sentence encoder itself, turned by a
projection that `benchmarks/projection.py` learned, and kept in one byte a number.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from index.encoder import EncodedText, Vectors, unit

Floats = npt.NDArray[np.float32]
Spans = tuple[tuple[int, int], ...]

_LARGEST = 127
"""A vector's largest number in its stored form; unit length makes its scale unnecessary."""

_START_BYTES = 4


@dataclass(frozen=True, slots=True)
class Pieces:
    """Projected word pieces of a passage: float32 n x p, and where each begins in the text."""

    vectors: Vectors
    starts: npt.NDArray[np.int32]


@dataclass(frozen=True)
class Projection:
    """From an encoder's piece vectors (d) to those compared (p), and how much each one counts.

    Without a *matrix*, vectors are compared as they are and count alike: so it is with
    encoders that nothing was learned for.
    """

    matrix: Floats | None = None
    attention: Floats | None = None

    @cached_property
    def digest(self) -> str:
        """Return what tells stored pieces of this projection from those of another."""
        if self.matrix is None:
            return "plain"
        return hashlib.sha256(self.matrix.tobytes()).hexdigest()[:8]

    def width(self, dimension: int) -> int:
        """Return p, the length of a projected vector, for an encoder of *dimension*."""
        return dimension if self.matrix is None else int(self.matrix.shape[1])

    def apply(self, pieces: Vectors) -> Vectors:
        """Return *pieces* (n x d) projected: n x p, unit length."""
        return pieces if self.matrix is None else unit(pieces @ self.matrix)

    def weights(self, pieces: Vectors) -> Floats:
        """Return how much each of a question's *pieces* (n x d) counts: n, their sum is 1."""
        if not len(pieces):
            return np.zeros(0, dtype=np.float32)
        if self.attention is None:
            return np.full(len(pieces), 1 / len(pieces), dtype=np.float32)
        raw = np.exp(pieces @ self.attention)
        return np.asarray(raw / raw.sum(), dtype=np.float32)


@lru_cache(maxsize=4)
def projection(weights: str) -> Projection:
    """Return the projection learned for the model of these *weights*, or the plain one."""
    with files("index").joinpath("projection.npz").open("rb") as file, np.load(file) as stored:
        if weights != str(stored["model"]):
            return Projection()
        return Projection(
            stored["matrix"].astype(np.float32), stored["attention"].astype(np.float32)
        )


def pack(encoded: EncodedText, learned: Projection) -> bytes:
    """Return the projected pieces of a passage as they are stored: starts, then int8 rows."""
    vectors = learned.apply(encoded.pieces)
    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=0)
    scaled = np.rint(vectors / np.where(largest == 0, 1, largest) * _LARGEST).astype(np.int8)
    return encoded.starts.astype("<i4").tobytes() + scaled.tobytes()


def unpack(stored: Sequence[bytes], dimension: int) -> list[Pieces]:
    """Return the packed pieces of some passages, *dimension* numbers each; lengths are one again.

    All are brought to their length together, which takes a fraction of the time of one by one.
    """
    counts = [len(each) // (_START_BYTES + dimension) for each in stored]
    starts = [np.frombuffer(s, "<i4", count) for s, count in zip(stored, counts, strict=True)]
    rows = b"".join(s[count * _START_BYTES :] for s, count in zip(stored, counts, strict=True))
    vectors = unit(np.frombuffer(rows, dtype=np.int8).reshape(-1, dimension))
    ends = np.cumsum(counts)
    return [
        Pieces(vectors[end - count : end], own.astype(np.int32))
        for own, count, end in zip(starts, counts, ends, strict=True)
    ]


def best_matches(
    question: Vectors, passages: Sequence[Pieces], sentences: Sequence[Spans]
) -> Floats:
    """Return for each piece of *question* (m x p) its best cosine in each sentence: m x s.

    *sentences* are those of each passage, which follow each other in the result. Cosines below
    zero, and sentences that hold no piece, count as zero.
    """
    vectors, bounds = _joined(passages, sentences)
    found = np.maximum.reduceat(question @ vectors.T, bounds, axis=1)[:, ::2]
    return np.where(bounds[::2] == bounds[1::2], 0, found.clip(min=0)).astype(np.float32)


def sentence_means(passages: Sequence[Pieces], sentences: Sequence[Spans]) -> Floats:
    """Return the mean piece of each sentence, of unit length: s x p; zero if it has none."""
    vectors, bounds = _joined(passages, sentences)
    sums = np.add.reduceat(vectors, bounds, axis=0)[::2]
    return unit(np.where((bounds[::2] == bounds[1::2])[:, None], 0, sums))


def _joined(
    passages: Sequence[Pieces], sentences: Sequence[Spans]
) -> tuple[Vectors, npt.NDArray[np.intp]]:
    """Return all pieces and one of zeros, and of each sentence its first piece and the next one's.

    So every bound is the place of a piece, as NumPy's `reduceat` wants it.
    """
    bounds: list[int] = []
    first = 0
    for passage, spans in zip(passages, sentences, strict=True):
        edges = np.searchsorted(passage.starts, [start for start, _ in spans]) + first
        first += len(passage.starts)
        for start, end in pairwise([*edges.tolist(), first]):
            bounds += (start, end)
    none = np.zeros((1, passages[0].vectors.shape[1]), dtype=np.float32)
    return np.concatenate([*(each.vectors for each in passages), none]), np.array(bounds)
