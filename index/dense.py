"""Exact nearest neighbours of unit vectors, by FAISS."""

from dataclasses import dataclass

import faiss
import numpy as np
import numpy.typing as npt

from index.encoder import Vectors


@dataclass(frozen=True, slots=True)
class Hit:
    """One neighbour: the row of its vector, and their cosine (higher is closer)."""

    row: int
    similarity: float


class DenseIndex:
    """An exact inner-product index over *vectors*, float32 n x d, rows of unit or zero length.

    Exact, because below about 100,000 rows nothing approximate is faster by enough to
    lose a neighbour for it.
    """

    def __init__(self, vectors: Vectors) -> None:
        rows, dimension = vectors.shape
        self._index = faiss.IndexFlatIP(max(dimension, 1))
        if rows:
            self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def __len__(self) -> int:
        return int(self._index.ntotal)

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

    def similarities(self, query: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Return the similarity of every row to *query* (d), in row order: float32, n."""
        scores = np.zeros(len(self), dtype=np.float32)
        hits = self.search(query, len(self))
        scores[[hit.row for hit in hits]] = [hit.similarity for hit in hits]
        return scores
