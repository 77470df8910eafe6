"""Nearest neighbours of unit vectors, by FAISS."""

import math
from dataclasses import dataclass
from typing import Any, cast

import faiss
import numpy as np
import numpy.typing as npt

from index.encoding.encoder import Vectors
from index.search.runs import Rows

EXACT_BELOW = 100_000
"""Vectors up to which all are compared: until then it takes under 10 ms and loses nothing
(`benchmarks/speed/index_kinds.py`)."""

LISTS = 2
"""Clusters as a multiple of the square root of the number of vectors."""

PROBED = 64
COMPARED = 32_000
"""Clusters that one search looks into at least, and vectors that it compares at least: of ten
nearest 98 in 100 are then found, in a few milliseconds (`benchmarks/speed/index_kinds.py`)."""

TRAINED_ON = 40
"""Vectors for each cluster that the clusters are found from: FAISS asks for 39."""

SEED = 20261125

_STEPS = 32767
"""Steps from 0 to 1 of a number in 16 bits. Unit length makes another scale unnecessary, and with
steps of one width a number is read in one instruction, which IEEE's half precision is not."""

_BLOCK = 1024
"""Vectors that are widened together: 1.5 MB, which a processor keeps near at hand."""

_ROW_BYTES = 16
"""What FAISS keeps of each vector in clusters besides its numbers: its row, and where it lies."""

Similarities = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

# One thread a search: as many go on at once as there are callers, and no more than that.
faiss.omp_set_num_threads(1)


@dataclass(frozen=True, slots=True)
class Hit:
    """One neighbour: the row of its vector, and their cosine (higher is closer)."""

    row: int
    similarity: float


class DenseIndex:
    """An inner-product index over *count* vectors of *dimension*, each of unit or zero length.

    Vectors are kept in 16 bits a number. Below `EXACT_BELOW` all are compared, and what a row's
    similarity is depends on no other row. Above, they lie in clusters of which a search looks into
    the nearest. It is filled once, in as many steps as memory asks for: `train` with `trained_on`
    vectors if that is not 0, then `add` all of them in order.
    """

    def __init__(self, count: int, dimension: int) -> None:
        self._count = count
        self.dimension = max(dimension, 1)
        self.exact = count < EXACT_BELOW
        self._lists = LISTS * math.isqrt(count)
        self._probed = max(PROBED, COMPARED * self._lists // max(1, count))
        self._held = np.empty((count if self.exact else 0, self.dimension), dtype=np.int16)
        self._filled = 0
        # FAISS says of its types only a part.
        self._index = cast("Any", None if self.exact else self._clustered())

    def __len__(self) -> int:
        return self._count

    @property
    def trained_on(self) -> int:
        """Return how many vectors, drawn from all, the clusters are to be found from."""
        return 0 if self.exact else min(self._count, TRAINED_ON * self._lists)

    def train(self, vectors: Vectors) -> None:
        """Find the clusters of *vectors* (n x d)."""
        self._index.train(np.ascontiguousarray(vectors, dtype=np.float32))
        # From now on it is kept beside what is added: where a row's vector lies.
        self._index.make_direct_map()

    def add(self, vectors: Vectors) -> None:
        """Add the next *vectors* (n x d)."""
        if self.exact:
            held = np.rint(np.clip(vectors, -1, 1) * _STEPS)
            self._held[self._filled : self._filled + len(vectors)] = held
        elif len(vectors):
            self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        self._filled += len(vectors)

    @property
    def size(self) -> int:
        """Return about how many bytes this takes."""
        return len(self) * (2 * self.dimension + (0 if self.exact else _ROW_BYTES))

    def search(
        self, query: npt.NDArray[np.float32], count: int, among: Flags | None = None
    ) -> list[Hit]:
        """Return the *count* nearest rows to *query* (d), nearest first; fewer if there are fewer.

        Equal similarities come in row order. *among* tells of every row whether it may be found.
        """
        if self.exact:
            rows = np.arange(len(self)) if among is None else np.flatnonzero(among)
            return nearest(rows, self.similarities(query, None if among is None else rows), count)
        wanted = min(count, len(self))
        if wanted <= 0:
            return []
        limits = {} if among is None else {"params": self._only(among)}
        similarities, rows = self._index.search(query.reshape(1, -1), wanted, **limits)
        # FAISS pads what it did not find with row -1, which would be a legal Python index.
        return nearest(rows[rows >= 0], similarities[rows >= 0], count)

    def similarities(
        self, query: npt.NDArray[np.float32], rows: Rows | slice | None = None
    ) -> Similarities:
        """Return the similarity of every row to *query* (d), or of *rows*, in their order."""
        chosen = slice(None) if rows is None else rows
        if not self.exact:
            return np.asarray(np.vecdot(self.vectors(chosen), query), dtype=np.float32)
        held = self._held[chosen]
        found = np.empty(len(held), dtype=np.float32)
        block = np.empty((min(_BLOCK, len(held)), self.dimension), dtype=np.float32)
        for first in range(0, len(held), _BLOCK):
            own = held[first : first + _BLOCK]
            np.copyto(block[: len(own)], own)
            # A product of the whole matrix would add up a row in an order that its place decides.
            np.vecdot(block[: len(own)], query, out=found[first : first + len(own)])
        return found / np.float32(_STEPS)

    def vectors(self, rows: Rows | slice) -> Vectors:
        """Return the vectors of *rows* (n x d), in their order, as nearly as they are kept."""
        if self.exact:
            return np.asarray(self._held[rows] / np.float32(_STEPS), dtype=np.float32)
        wanted = np.arange(len(self))[rows]
        if not len(wanted):
            return np.empty((0, self.dimension), dtype=np.float32)
        return cast("Vectors", self._index.reconstruct_batch(wanted))

    def _clustered(self) -> faiss.Index:
        # The quantizer is handed over: FAISS frees it with the index.
        index = faiss.IndexIVFScalarQuantizer(
            faiss.IndexFlatIP(self.dimension),
            self.dimension,
            self._lists,
            faiss.ScalarQuantizer.QT_fp16,
            faiss.METRIC_INNER_PRODUCT,
        )
        index.nprobe = self._probed
        return index

    def _only(self, among: Flags) -> faiss.SearchParameters:
        known = cast("Any", faiss)
        chosen = known.IDSelectorBitmap(np.packbits(among, bitorder="little"))
        # As many vectors are compared as without a choice, from so many more clusters.
        share = max(1, int(among.sum())) / len(self)
        probed = min(self._lists, math.ceil(self._probed / share))
        return cast("faiss.SearchParameters", known.SearchParametersIVF(sel=chosen, nprobe=probed))


def nearest(rows: Rows, similarities: Similarities, count: int) -> list[Hit]:
    """Return the *count* nearest of *rows*, nearest first; equal ones in the order of rows."""
    if 0 < count < len(rows):
        least = np.partition(similarities, -count)[-count]
        rows, similarities = rows[similarities >= least], similarities[similarities >= least]
    order = np.lexsort((rows, -similarities))[: max(count, 0)]
    return [
        Hit(int(row), float(similarity))
        for row, similarity in zip(rows[order], similarities[order], strict=True)
    ]
