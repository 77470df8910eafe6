"""How long a change of one article takes until it is searchable, beside a rebuild.

`python -m benchmarks.scale.changes [PASSAGES…]` fills a store with articles that are drawn by
chance, in a collection of so many passages. Then one article after another is added, replaced,
taken away and taken back; after each, what is told is how long it takes from the stored change to
an index that has it, and how long a question takes then. The rebuild is a new engine's first look
at the same store: what each change cost before an index followed its articles. At last one question
after another is asked in a thread, by turns while nothing changes and while articles do; a change
is then taken in by the question that comes next (`beside.py`).
"""

import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.collections import spread
from benchmarks.scale.beside import BLOCKS, CHANGES, Taken, asked_beside
from benchmarks.scale.drawn import DrawnArticles, DrawnEncoder
from benchmarks.speed.filling import fill
from corpus.article import Source, SourceKind
from corpus.drafts import now
from corpus.storage.database import Database
from corpus.store import Store
from index.engine import Engine

COUNTS = (1_000, 10_000, 100_000)
COLLECTION = "discord:1"
ROUNDS = BLOCKS * CHANGES // 4
"""Of four changes each."""

QUESTIONS = 1000
"""Different ones that are asked in the thread."""

SEED = 20261127
WORDS = 6
"""Of a question."""


def main() -> None:
    """Print a line for each size."""
    print(
        "passages | rebuild, s | change, ms p50 p95 | of the processor | question | of the same"
        " | question in a thread, nothing changes | of the same | beside changes | of the same"
    )
    for count in [int(each) for each in sys.argv[1:]] or COUNTS:
        with TemporaryDirectory() as folder:
            _measure(Path(folder), count)


def _measure(home: Path, count: int) -> None:
    database = Database(f"sqlite:///{home / 'footnote.db'}")
    store, encoder, drawn = Store(database), DrawnEncoder(), DrawnArticles(SEED)
    fill(database, Engine(store, encoder).model, drawn.filled(COLLECTION, count))
    engine = Engine(store, encoder)
    rebuilt = _milliseconds(lambda: engine.snapshot(COLLECTION))[1] / 1000
    changed, asked = [], []
    for change in _changes(engine, drawn):
        change()
        changed.append(_milliseconds(lambda: engine.snapshot(COLLECTION)))
        question = drawn.words(WORDS)
        asked.append(_milliseconds(lambda: engine.ask(COLLECTION, question)))  # noqa: B023 - at once
    measured = (changed, asked, *_beside(engine, drawn))
    columns = [spread(each) for pairs in measured for each in zip(*pairs, strict=True)]
    print(f"{count:8} | {rebuilt:.2f} | {' | '.join(columns)}", flush=True)
    database.close()


def _beside(engine: Engine, drawn: DrawnArticles) -> tuple[Taken, Taken]:
    """Return how long questions take while nothing changes, and while articles do."""
    questions = cycle([drawn.words(WORDS) for _ in range(QUESTIONS)])

    def ask() -> None:
        with engine.questions.urgent():
            engine.ask(COLLECTION, next(questions))

    engine.upkeep.finish()
    return asked_beside(ask, _changes(engine, drawn))


def _changes(engine: Engine, drawn: DrawnArticles) -> Iterator[Callable[[], object]]:
    """Yield changes of one article each."""
    source = Source(SourceKind.FILE, "changed", None, now())
    held = [each.id for each in engine.articles(COLLECTION)]
    random = np.random.default_rng(SEED)
    for _ in range(ROUNDS):
        yield lambda: engine.add(COLLECTION, drawn.draft(), source)
        one, other = random.choice(held, 2, replace=False).tolist()
        yield lambda: engine.replace(COLLECTION, one, drawn.draft(), source)  # noqa: B023 - at once
        yield lambda: engine.remove(COLLECTION, other)  # noqa: B023 - at once
        yield lambda: engine.store.restore(COLLECTION, other)  # noqa: B023 - at once


def _milliseconds(call: Callable[[], object]) -> tuple[float, float]:
    """Return how long *call* takes, and how long the processor works for it in this thread."""
    began, begun = time.perf_counter(), time.thread_time()
    call()
    return 1000 * (time.perf_counter() - began), 1000 * (time.thread_time() - begun)


if __name__ == "__main__":
    main()
