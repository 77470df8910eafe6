"""Nearest neighbours of unit vectors, by FAISS."""

import math
from dataclasses import dataclass
from typing import Any, cast

import faiss
import numpy as np
import numpy.typing as npt

from index.encoder import Vectors

EXACT_BELOW = 100_000
"""Vectors up to which all are compared: until then it takes under 10 ms and loses nothing
(`benchmarks/index_kinds.py`)."""

LISTS = 2
"""Clusters as a multiple of the square root of the number of vectors."""

PROBED = 32
"""Clusters that one search looks into (`benchmarks/index_kinds.py`)."""

TRAINED_ON = 40
"""Vectors for each cluster that the clusters are found from: FAISS asks for 39."""

SEED = 20261125

Similarities = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

# One thread a search: as many go on at once as there are callers, and no more than that.
faiss.omp_set_num_threads(1)


@dataclass(frozen=True, slots=True)
class Hit:
    """One neighbour: the row of its vector, and their cosine (higher is closer)."""

    row: int
    similarity: float


class DenseIndex:
    """An inner-product index over *vectors*, float32 n x d, rows of unit or zero length.

    Exact below `EXACT_BELOW`. Above, vectors are kept in 16 bits a number, in clusters of which
    a search looks into the nearest.
    """

    def __init__(self, vectors: Vectors) -> None:
        rows, dimension = vectors.shape
        self._count: int = rows
        self._dimension: int = max(dimension, 1)
        self.exact = rows < EXACT_BELOW
        # FAISS says of its types only a part.
        made = _flat(vectors) if self.exact else _clustered(vectors)
        self._index = cast("Any", made)
        if rows:
            self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        if not self.exact:
            self._index.make_direct_map()

    def __len__(self) -> int:
        return self._count

    @property
    def size(self) -> int:
        """Return about how many bytes this takes."""
        return len(self) * self._dimension * (4 if self.exact else 2)

    def search(self, query: npt.NDArray[np.float32], count: int) -> list[Hit]:
        """Return the *count* nearest rows to *query* (d), nearest first; fewer if there are fewer.

        Equal similarities come in row order.
        """
        wanted = min(count, len(self))
        if wanted <= 0:
            return []
        similarities, rows = self._index.search(query.reshape(1, -1), wanted)
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

    def _held(self) -> Vectors:
        """Return the vectors where FAISS keeps them, n x d: a product sorts and copies nothing."""
        if not len(self):
            return np.empty((0, self._dimension), dtype=np.float32)
        numbers = faiss.rev_swig_ptr(self._index.get_xb(), len(self) * self._dimension)
        return cast("Vectors", numbers.reshape(len(self), self._dimension))


def _flat(vectors: Vectors) -> faiss.Index:
    return faiss.IndexFlatIP(max(vectors.shape[1], 1))


def _clustered(vectors: Vectors) -> faiss.Index:
    rows, dimension = vectors.shape
    lists = LISTS * math.isqrt(rows)
    # The quantizer is handed over: FAISS frees it with the index.
    index = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(dimension),
        dimension,
        lists,
        faiss.ScalarQuantizer.QT_fp16,
        faiss.METRIC_INNER_PRODUCT,
    )
    index.nprobe = PROBED
    chosen = np.random.default_rng(SEED).choice(rows, min(rows, TRAINED_ON * lists), replace=False)
    index.train(np.ascontiguousarray(vectors[np.sort(chosen)]))
    return index
