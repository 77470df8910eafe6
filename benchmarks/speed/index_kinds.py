"""FAISS kinds from 1,000 to 1,000,000 vectors: `python -m benchmarks.speed.index_kinds [COUNT…]`.

Twice: with vectors like real ones (around the sentences of the shared sets, as
`benchmarks/speed/synthetic.py` makes them), asked with questions of these sets; and with vectors in
sharp clusters, asked with points near to stored ones, which flatters every kind that looks into
clusters. Recall is against comparing all vectors. `DenseIndex` is what Footnote uses at that size;
its clusters are also shown with fewer and more of them looked into, and in 8 bits a number.
Vectors are made anew, a batch at a time, for each kind: in memory there is one index at once.
"""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import faiss
import numpy as np

from benchmarks.collections import spread
from benchmarks.question_sets import pooled
from benchmarks.speed.exact_search import nearest
from benchmarks.speed.synthetic import SETS, Scatter, real_sentences
from index.encoding.encoder import Vectors, unit
from index.encoding.onnx_encoder import OnnxEncoder
from index.search.dense import EXACT_BELOW, LISTS, TRAINED_ON, DenseIndex
from index.search.runs import Rows

COUNTS = (1_000, 10_000, 100_000, 1_000_000)
DIMENSION = 384
QUERIES = 200
DEPTH = 10
NEIGHBOURS = 32
A_CLUSTER = 200
"""Vectors around one centre."""

PROBED = (32, 64, 128, 256)
GRAPHS_UP_TO = 100_000
"""Vectors beyond which a graph takes many minutes to build."""

AT_ONCE = 50_000
SEED = 20261125

Maker = Callable[[int, np.random.Generator], Vectors]
Search = Callable[[Vectors], list[int]]


@dataclass(frozen=True, slots=True)
class Made:
    """*count* vectors, which *make* draws independently of each other, and what is asked."""

    name: str
    count: int
    make: Maker
    queries: Vectors

    def batches(self) -> Iterator[Vectors]:
        """Yield the vectors, the same each time."""
        random = np.random.default_rng(SEED)
        for first in range(0, self.count, AT_ONCE):
            yield self.make(min(AT_ONCE, self.count - first), random)

    def sample(self, count: int) -> Vectors:
        """Return *count* of the vectors; the first, since one is as good as another."""
        found: list[Vectors] = []
        for batch in self.batches():
            found.append(batch)
            if sum(map(len, found)) >= count:
                break
        return np.concatenate(found)[:count]


def main() -> None:
    """Print a line for each kind and size."""
    real, questions = _real()
    for count in [int(each) for each in sys.argv[1:]] or COUNTS:
        for made in (Made("like real", count, real.drawn, questions), _clusters(count)):
            truth = nearest(made.queries, made.batches(), DEPTH)
            for name, built, search in _kinds(made):
                _row(made, name, built, search, truth)


def _real() -> tuple[Scatter, Vectors]:
    squad = pooled(SETS)
    texts, articles = real_sentences(squad)
    asked = [each.text for each in squad.questions]
    with TemporaryDirectory() as folder:
        encoder = OnnxEncoder(Path(folder))
        questions = encoder.encode(asked[:: len(asked) // QUERIES][:QUERIES])
        return Scatter(encoder.encode(texts), articles), questions


def _clusters(count: int) -> Made:
    random = np.random.default_rng(SEED + 1)
    centres = random.standard_normal((max(1, count // A_CLUSTER), DIMENSION), dtype=np.float32)

    def make(wanted: int, drawing: np.random.Generator) -> Vectors:
        apart = 0.8 * drawing.standard_normal((wanted, DIMENSION), dtype=np.float32)
        return unit(centres[drawing.integers(0, len(centres), wanted)] + apart)

    made = Made("clusters", count, make, np.empty((0, DIMENSION), dtype=np.float32))
    noise = random.standard_normal((QUERIES, DIMENSION), dtype=np.float32)
    return Made(made.name, count, make, unit(made.sample(QUERIES) + 0.03 * noise))


def _kinds(made: Made) -> Iterator[tuple[str, float, Search]]:
    """Yield each kind that is worth trying, built, with the seconds that took."""
    yield "DenseIndex", *_footnote(made)
    if made.count >= EXACT_BELOW:
        for kind, bits in ((faiss.ScalarQuantizer.QT_fp16, 16), (faiss.ScalarQuantizer.QT_8bit, 8)):
            yield from _probed(made, kind, bits)
    yield "flat", *_plain(made, faiss.IndexFlatIP(DIMENSION))
    eight = faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
    yield "flat, 8 bits", *_plain(made, faiss.IndexScalarQuantizer(DIMENSION, *eight))
    if made.count <= GRAPHS_UP_TO:
        graph = faiss.IndexHNSWFlat(DIMENSION, NEIGHBOURS, faiss.METRIC_INNER_PRODUCT)
        yield f"HNSW{NEIGHBOURS}", *_plain(made, graph)


def _footnote(made: Made) -> tuple[float, Search]:
    index = DenseIndex(made.count, DIMENSION)
    spent = 0.0
    if index.trained_on:
        spent += _seconds(index.train, made.sample(index.trained_on))
    spent += sum(_seconds(index.add, batch) for batch in made.batches())
    return spent, lambda query: [hit.row for hit in index.search(query, DEPTH)]


def _plain(made: Made, index: Any) -> tuple[float, Search]:  # noqa: ANN401 - FAISS is typed in part only
    lists = getattr(index, "nlist", 1)
    spent = _seconds(index.train, made.sample(min(made.count, max(10_000, TRAINED_ON * lists))))
    spent += sum(_seconds(index.add, batch) for batch in made.batches())
    return spent, lambda query: list(map(int, index.search(query[None], DEPTH)[1][0]))


def _probed(made: Made, kind: int, bits: int) -> Iterator[tuple[str, float, Search]]:
    lists = LISTS * int(made.count**0.5)
    around = faiss.IndexFlatIP(DIMENSION)
    index = faiss.IndexIVFScalarQuantizer(
        around, DIMENSION, lists, kind, faiss.METRIC_INNER_PRODUCT
    )
    spent, search = _plain(made, index)
    for probed in PROBED:
        index.nprobe = probed
        yield f"{probed} of {lists} clusters, {bits} bits", spent, search


def _seconds(work: Callable[[Vectors], object], vectors: Vectors) -> float:
    began = time.perf_counter()
    work(vectors)
    return time.perf_counter() - began


def _row(made: Made, name: str, built: float, search: Search, truth: Rows) -> None:
    spent, shares = [], []
    for query, right in zip(made.queries, truth, strict=True):
        began = time.perf_counter()
        found = search(query)
        spent.append(1000 * (time.perf_counter() - began))
        shares.append(len({*found} & {*right.tolist()}) / DEPTH)
    print(
        f"{made.count:9} {made.name:9} {name:29} built {built:7.2f} s,"
        f" search ms p50 p95 {spread(spent)}, recall@{DEPTH} {np.mean(shares):.4f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
