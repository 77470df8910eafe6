"""Question and passage compared word piece by word piece, in the manner of ColBERT's MaxSim.

Khattab and Zaharia, "ColBERT" (SIGIR 2020): every piece of the question looks for its best
match in the passage. Here the vectors are those of the sentence encoder itself, turned by a
projection that `benchmarks/training/projection.py` learned, and kept in one byte a number.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import IO

import numpy as np
import numpy.typing as npt

from index.encoding.encoder import EncodedText, Vectors, unit
from index.encoding.learned_files import learned_file

Floats = npt.NDArray[np.float32]
Spans = tuple[tuple[int, int], ...]

_LARGEST = 127
"""A vector's largest number in its stored form; unit length makes its scale unnecessary."""

_START_BYTES = 4


@dataclass(frozen=True, slots=True)
class Pieces:
    """A passage as it is compared, piece by piece; made once, for any number of questions.

    *numbers* (int8, n x p) times *scales* (float32, n) are its projected pieces, of unit or zero
    length; *starts* (int32, n) tells where in the text each begins. *firsts* (s) tells the first
    piece of each sentence, *bare* (s) whether it has none, and *means* (float32, s x p) its mean
    piece, of unit length, zero without pieces.
    """

    numbers: npt.NDArray[np.int8]
    scales: Floats
    starts: npt.NDArray[np.int32]
    firsts: npt.NDArray[np.intp]
    bare: npt.NDArray[np.bool_]
    means: Floats

    @property
    def size(self) -> int:
        """Return about how many bytes this takes."""
        arrays = (self.numbers, self.scales, self.starts, self.firsts, self.bare, self.means)
        return sum(each.nbytes for each in arrays)


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
    found = learned_file(weights, "projection.npz")
    if found is None:
        return Projection()
    with found.open("rb") as file:
        return read_projection(file)


def read_projection(file: IO[bytes]) -> Projection:
    """Return the projection that was written to *file*."""
    with np.load(file) as stored:
        return Projection(
            stored["matrix"].astype(np.float32), stored["attention"].astype(np.float32)
        )


def pack(encoded: EncodedText, learned: Projection) -> bytes:
    """Return the projected pieces of a passage as they are stored: starts, then int8 rows."""
    vectors = learned.apply(encoded.pieces)
    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=0)
    scaled = np.rint(vectors / np.where(largest == 0, 1, largest) * _LARGEST).astype(np.int8)
    return encoded.starts.astype("<i4").tobytes() + scaled.tobytes()


def unpack(stored: bytes, sentences: Spans, dimension: int) -> Pieces:
    """Return the packed pieces of a passage of these *sentences*, *dimension* numbers each.

    Pieces that stand before the first sentence are left out.
    """
    count = len(stored) // (_START_BYTES + dimension)
    starts = np.frombuffer(stored, "<i4", count)
    rows = np.frombuffer(stored, np.int8, offset=count * _START_BYTES).reshape(count, dimension)
    edges = np.append(np.searchsorted(starts, [start for start, _ in sentences]), count)
    numbers, edges = rows[edges[0] :], edges - edges[0]
    firsts, ends = edges[:-1], edges[1:]
    lengths = np.linalg.norm(numbers.astype(np.float32), axis=1)
    scales = np.where(lengths == 0, 0, 1 / np.where(lengths == 0, 1, lengths)).astype(np.float32)
    vectors = numbers * scales[:, None]
    sums = [vectors[first:end].sum(axis=0) for first, end in zip(firsts, ends, strict=True)]
    return Pieces(
        numbers,
        scales,
        starts[len(starts) - len(numbers) :],
        firsts,
        firsts == ends,
        unit(np.stack(sums)),
    )


def best_matches(question: Vectors, passages: Sequence[Pieces]) -> Floats:
    """Return for each piece of *question* (m x p) its best cosine in each sentence: m x s.

    The sentences of each of *passages* follow each other in the result. Cosines below zero, and
    sentences that hold no piece, count as zero.
    """
    counts = [len(each.numbers) for each in passages]
    offsets = np.cumsum([0, *counts[:-1]])
    # One piece of zeros more: so a sentence without any, at the end, begins at some piece too.
    none = np.zeros((1, question.shape[1]), dtype=np.int8)
    numbers = np.concatenate([*(each.numbers for each in passages), none]).astype(np.float32)
    scales = np.concatenate([*(each.scales for each in passages), [np.float32(0)]])
    cosines = (question @ numbers.T) * scales
    firsts = [each.firsts + offset for each, offset in zip(passages, offsets, strict=True)]
    found = np.maximum.reduceat(cosines, np.concatenate(firsts), axis=1)
    found[:, np.concatenate([each.bare for each in passages])] = 0
    return found.clip(min=0)
