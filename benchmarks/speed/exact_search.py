"""The nearest vectors by comparing all, a batch at a time: what other searches are held against."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from index.encoding.encoder import Vectors


def nearest(queries: Vectors, batches: Iterable[Vectors], depth: int) -> npt.NDArray[np.int64]:
    """Return the rows, among all of *batches*, of the *depth* nearest to each query: n x depth."""
    best = np.full((len(queries), depth), -np.inf, dtype=np.float32)
    rows = np.full((len(queries), depth), -1, dtype=np.int64)
    first = 0
    for batch in batches:
        similarities = np.concatenate([best, queries @ batch.T], axis=1)
        own = np.broadcast_to(np.arange(first, first + len(batch)), (len(queries), len(batch)))
        known = np.concatenate([rows, own], axis=1)
        chosen = np.argpartition(-similarities, depth - 1, axis=1)[:, :depth]
        best = np.take_along_axis(similarities, chosen, axis=1)
        rows = np.take_along_axis(known, chosen, axis=1)
        first += len(batch)
    return rows
