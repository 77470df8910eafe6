"""FAISS kinds from 1,000 to 1,000,000 vectors: `python -m benchmarks.index_kinds [COUNT…]`.

The vectors are synthetic: clusters on the unit sphere, asked with points near to stored ones. Real
texts cluster less sharply, so recall is optimistic; times and sizes are as they would be.
Recall is against exact search. `DenseIndex` is what Footnote uses at that size.
"""

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import faiss
import numpy as np

from index.dense import DenseIndex
from index.encoder import Vectors, unit

COUNTS = (1_000, 10_000, 100_000, 1_000_000)
DIMENSION = 384
QUERIES = 200
DEPTH = 10
NEIGHBOURS = 32
A_CLUSTER = 200
"""Vectors around one centre."""

SEED = 20261125


def main() -> None:
    """Print a line for each kind and size."""
    for count in [int(each) for each in sys.argv[1:]] or COUNTS:
        vectors, queries = _made(count)
        exact = faiss.IndexFlatIP(DIMENSION)
        exact.add(vectors)
        truth = exact.search(queries, DEPTH)[1]
        for name, build in _kinds(count):
            began = time.perf_counter()
            search = build(vectors)
            built = time.perf_counter() - began
            _row(count, name, built, search, queries, truth)


def _made(count: int) -> tuple[Vectors, Vectors]:
    random = np.random.default_rng(SEED)
    centres = random.normal(size=(max(1, count // A_CLUSTER), DIMENSION)).astype(np.float32)
    vectors = np.empty((count, DIMENSION), dtype=np.float32)
    for start in range(0, count, 100_000):
        own = vectors[start : start + 100_000]
        own[:] = unit(
            centres[random.integers(0, len(centres), len(own))]
            + 0.8 * random.normal(size=own.shape).astype(np.float32)
        )
    noise = random.normal(size=(QUERIES, DIMENSION)).astype(np.float32)
    return vectors, unit(vectors[random.integers(0, count, QUERIES)] + 0.03 * noise)


Search = Callable[[Vectors], list[int]]


def _kinds(count: int) -> Iterator[tuple[str, Callable[[Vectors], Search]]]:
    yield "DenseIndex", _footnote
    yield "flat", lambda vectors: _plain(faiss.IndexFlatIP(DIMENSION), vectors)
    yield (
        "flat SQ8",
        lambda vectors: _plain(
            faiss.IndexScalarQuantizer(
                DIMENSION, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
            ),
            vectors,
        ),
    )
    if count <= 100_000:  # noqa: PLR2004 - beyond it takes many minutes to build
        yield (
            "HNSW32",
            lambda vectors: _plain(
                faiss.IndexHNSWFlat(DIMENSION, NEIGHBOURS, faiss.METRIC_INNER_PRODUCT), vectors
            ),
        )


def _footnote(vectors: Vectors) -> Search:
    index = DenseIndex.of(vectors)
    return lambda query: [hit.row for hit in index.search(query, DEPTH)]


def _plain(index: Any, vectors: Vectors) -> Search:  # noqa: ANN401 - FAISS is typed in part only
    index.train(vectors[:100_000])
    index.add(vectors)
    return lambda query: list(map(int, index.search(query[None], DEPTH)[1][0]))


def _row(  # noqa: PLR0913, PLR0917 - one for each column
    count: int,
    name: str,
    built: float,
    search: Search,
    queries: Vectors,
    truth: Any,  # noqa: ANN401 - as above
) -> None:
    spent, found = [], []
    for query in queries:
        began = time.perf_counter()
        found.append(search(query))
        spent.append(1000 * (time.perf_counter() - began))
    recall = np.mean(
        [len({*own} & {*right.tolist()}) / DEPTH for own, right in zip(found, truth, strict=True)]
    )
    p50, p95 = np.percentile(spent, [50, 95])
    print(
        f"{count:9} {name:11} built {built:7.2f} s, search p50 {p50:8.3f} p95 {p95:8.3f} ms,"
        f" recall@{DEPTH} {recall:.3f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
