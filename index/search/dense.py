"""Nearest neighbours of unit vectors, by FAISS."""

import math
from dataclasses import dataclass
from typing import Any, cast

import faiss
import numpy as np
import numpy.typing as npt

from index.encoding.encoder import Vectors

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

_ROW_BYTES = 16
"""What FAISS keeps of each vector in clusters besides its numbers: its row, and where it lies."""

Similarities = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]
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

    Exact below `EXACT_BELOW`. Above, vectors are kept in 16 bits a number, in clusters of which
    a search looks into the nearest. It is filled once, in as many steps as memory asks for:
    `train` with `trained_on` vectors if that is not 0, then `add` all of them in order.
    """

    def __init__(self, count: int, dimension: int) -> None:
        self._count = count
        self._dimension = max(dimension, 1)
        self.exact = count < EXACT_BELOW
        self._lists = LISTS * math.isqrt(count)
        self._probed = max(PROBED, COMPARED * self._lists // max(1, count))
        # FAISS says of its types only a part.
        self._index = cast("Any", self._flat() if self.exact else self._clustered())

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
        if len(vectors):
            self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))

    @property
    def size(self) -> int:
        """Return about how many bytes this takes."""
        each = 4 * self._dimension if self.exact else 2 * self._dimension + _ROW_BYTES
        return len(self) * each

    def search(
        self, query: npt.NDArray[np.float32], count: int, among: Flags | None = None
    ) -> list[Hit]:
        """Return the *count* nearest rows to *query* (d), nearest first; fewer if there are fewer.

        Equal similarities come in row order. *among* tells of every row whether it may be found.
        """
        wanted = min(count, len(self))
        if wanted <= 0:
            return []
        limits = {} if among is None else {"params": self._only(among)}
        similarities, rows = self._index.search(query.reshape(1, -1), wanted, **limits)
        # FAISS pads what it did not find with row -1, which would be a legal Python index.
        hits = [
            Hit(int(row), float(similarity))
            for row, similarity in zip(rows[0], similarities[0], strict=True)
            if row >= 0
        ]
        return sorted(hits, key=lambda hit: (-hit.similarity, hit.row))

    def similarities(
        self, query: npt.NDArray[np.float32], rows: Rows | None = None
    ) -> Similarities:
        """Return the similarity of every row to *query* (d), or of *rows*, in their order."""
        if rows is not None:
            return np.asarray(self._index.reconstruct_batch(rows) @ query, dtype=np.float32)
        if self.exact:
            return np.asarray(self._held() @ query, dtype=np.float32)
        return self.similarities(query, np.arange(len(self)))

    def vectors(self, rows: Rows) -> Vectors:
        """Return the vectors of *rows* (n x d), in their order, as nearly as they are kept."""
        if not len(rows):
            return np.empty((0, self._dimension), dtype=np.float32)
        return cast("Vectors", self._index.reconstruct_batch(rows))

    def _held(self) -> Vectors:
        """Return the vectors where FAISS keeps them, n x d: a product sorts and copies nothing."""
        if not len(self):
            return np.empty((0, self._dimension), dtype=np.float32)
        numbers = faiss.rev_swig_ptr(self._index.get_xb(), len(self) * self._dimension)
        return cast("Vectors", numbers.reshape(len(self), self._dimension))

    def _flat(self) -> faiss.Index:
        index = faiss.IndexFlatIP(self._dimension)
        # Room for all of them, or steps of adding would each leave as much again unused.
        index.codes.resize(self._count * self._dimension * 4)
        index.codes.resize(0)
        return index

    def _clustered(self) -> faiss.Index:
        # The quantizer is handed over: FAISS frees it with the index.
        index = faiss.IndexIVFScalarQuantizer(
            faiss.IndexFlatIP(self._dimension),
            self._dimension,
            self._lists,
            faiss.ScalarQuantizer.QT_fp16,
            faiss.METRIC_INNER_PRODUCT,
        )
        index.nprobe = self._probed
        return index

    def _only(self, among: Flags) -> faiss.SearchParameters:
        known = cast("Any", faiss)
        chosen = known.IDSelectorBitmap(np.packbits(among, bitorder="little"))
        if self.exact:
            return cast("faiss.SearchParameters", known.SearchParameters(sel=chosen))
        # As many vectors are compared as without a choice, from so many more clusters.
        share = max(1, int(among.sum())) / len(self)
        probed = min(self._lists, math.ceil(self._probed / share))
        return cast("faiss.SearchParameters", known.SearchParametersIVF(sel=chosen, nprobe=probed))
