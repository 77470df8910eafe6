"""One collection of up to a million passages: `python -m benchmarks.speed.million [PASSAGES…]`.

Passages are synthetic (`benchmarks/speed/synthetic.py`), in articles of 20, each with its own
vector and those of its three sentences. They are stored as the bot stores them; at a million that
takes 19 GB of disk for a while. In a process of its own the index is then built from the store, and
200 questions of the shared sets are asked, each once and without the reader. Recall is that of the
two vector searches, over passages and over sentences, against comparing all vectors.
"""

import multiprocessing
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.collections import megabytes, spread
from benchmarks.question_sets import pooled
from benchmarks.speed.exact_search import nearest
from benchmarks.speed.filling import Filled, fill
from benchmarks.speed.synthetic import SETS, MadeArticles
from corpus.article import Source, SourceKind
from corpus.drafts import as_article, now
from corpus.storage.database import Database
from index.encoding.encoder import Vectors
from index.encoding.memory import give_back
from index.encoding.onnx_encoder import OnnxEncoder
from index.engine import Engine
from index.search.collection_index import CollectionIndex
from index.search.dense import DenseIndex
from index.search.embedding import unpack
from index.search.joined import JoinedVectors
from index.search.late_interaction import projection
from index.search.runs import Rows
from index.search.stored_vectors import READ_AT_ONCE

COUNTS = (1_000, 10_000, 100_000, 1_000_000)
COLLECTION = "discord:1"
ASKED = 200
WARM_UP = 20
DEPTH = 10
SEED = 20261125


def main() -> None:
    """Print what a collection of each size costs."""
    for count in [int(each) for each in sys.argv[1:]] or COUNTS:
        with TemporaryDirectory() as folder:
            _alone(_fill, Path(folder), count)
            _alone(_measure, Path(folder))


def _alone(step: Callable[..., None], *given: object) -> None:
    """Take *step* in a fresh process, so that its memory is its own."""
    process = multiprocessing.get_context("spawn").Process(target=step, args=given)
    process.start()
    process.join()


def _open(home: Path) -> tuple[Database, OnnxEncoder, Engine]:
    database = Database(f"sqlite:///{home / 'footnote.db'}")
    encoder = OnnxEncoder(home / "models")
    return database, encoder, Engine(database, encoder)


def _fill(home: Path, count: int) -> None:
    began = time.perf_counter()
    database, encoder, engine = _open(home)
    made = MadeArticles(encoder, projection(encoder.weights))
    source = Source(SourceKind.FILE, "synthetic", None, now())
    articles = (
        Filled(COLLECTION, as_article(COLLECTION, draft, source), embedded)
        for draft, embedded in made.made(count, SEED)
    )
    fill(database, engine.embedder.model, articles)
    database.close()
    print(f"{count} passages stored in {time.perf_counter() - began:.0f} s", flush=True)


def _measure(home: Path) -> None:
    database, encoder, engine = _open(home)
    engine.warm_up()
    index = _built(engine)
    texts = _questions()
    for text in texts[ASKED:]:
        engine.ask(COLLECTION, text)
    spent, worked = _timed(engine, texts[:ASKED])
    print(f"a question, ms p50 p95: {spread(spent)}, of the processor {spread(worked)}", flush=True)
    vectors = encoder.encode(texts[:ASKED])
    own, sentences = slice(1), slice(1, None)
    for name, part, dense in (
        ("passages", own, index.passage_index),
        ("sentences", sentences, index.sentence_index),
    ):
        _report(
            name, dense, vectors, nearest(vectors, _stored(engine, part, encoder.dimension), DEPTH)
        )
    database.close()


def _built(engine: Engine) -> CollectionIndex:
    before, began = megabytes(), time.perf_counter()
    index = engine.indexes.snapshot(COLLECTION).parts[-1]
    seconds, most = time.perf_counter() - began, megabytes("VmHWM")
    give_back()
    print(
        f"index of {len(index)} passages, {len(index.sentence_index)} sentences: built in"
        f" {seconds:.1f} s; MB before {before:.0f}, at most {most:.0f}, after {megabytes():.0f},"
        f" as it counts itself {index.size / 1024**2:.0f}",
        flush=True,
    )
    return index


def _stored(engine: Engine, part: slice, dimension: int) -> Iterator[Vectors]:
    with engine.vectors.reading(COLLECTION, engine.embedder.model) as state:
        ids = [each.id for each in state.passages]
        for first in range(0, len(ids), READ_AT_ONCE):
            own = ids[first : first + READ_AT_ONCE]
            read = state.vectors(own)
            blocks = [unpack(read[each], dimension) for each in own]
            yield np.concatenate([each[part] for each in blocks])


def _questions() -> list[str]:
    asked = [each.text for each in pooled(SETS).questions if each.answers]
    return asked[:: len(asked) // (ASKED + WARM_UP)][: ASKED + WARM_UP]


def _timed(engine: Engine, texts: Sequence[str]) -> tuple[list[float], list[float]]:
    """Return milliseconds a question, as they pass and as the processor counts them."""
    spent, worked = [], []
    for text in texts:
        began, begun = time.perf_counter(), time.process_time()
        engine.ask(COLLECTION, text)
        spent.append(1000 * (time.perf_counter() - began))
        worked.append(1000 * (time.process_time() - begun))
    return spent, worked


def _report(name: str, index: DenseIndex | JoinedVectors, vectors: Vectors, truth: Rows) -> None:
    spent, shares = [], []
    for vector, right in zip(vectors, truth, strict=True):
        began = time.perf_counter()
        hits = index.search(vector, DEPTH)
        spent.append(1000 * (time.perf_counter() - began))
        shares.append(len({hit.row for hit in hits} & set(right.tolist())) / DEPTH)
    kind = "exact" if index.exact else "in clusters"
    print(
        f"{len(index)} {name} ({kind}): search ms p50 p95 {spread(spent)},"
        f" recall@{DEPTH} {np.mean(shares):.4f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
