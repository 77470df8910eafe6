"""How long a change of one article takes until it is searchable, beside a rebuild.

`python -m benchmarks.scale.changes [PASSAGES…] [--kept FOLDER]` fills a store with articles that
are drawn by chance, and with vectors that are, in a collection of so many passages: a million would
take a model more than an hour. In FOLDER stores stay, so that the next run needs no filling. Then
one article after another is added, replaced, taken away and taken back; after each, what is told is
how long it takes from the stored change to an index that has it, and how long a question takes
then. The rebuild is a new engine's first look at the same store: what each change cost before an
index followed its articles. At last one question after another is asked in a thread, by turns while
nothing changes and while articles do (`beside.py`): first by another engine, as by another process,
so that the question that comes next takes the change in, then by the same, which does so ahead.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.collections import megabytes, spread
from benchmarks.scale.beside import BLOCKS, CHANGES, Taken, asked_beside
from benchmarks.scale.drawn import DrawnArticles, DrawnEncoder
from benchmarks.speed.filling import fill
from benchmarks.tables import head, row
from corpus.article import Source, SourceKind
from corpus.drafts import now
from corpus.storage.database import Database
from index.engine import Engine

COUNTS = (1_000, 10_000, 100_000, 1_000_000)
COLUMNS = (
    "passages", "rebuild: s, of the processor", "MB after it, at most, at the end",
    "change: ms p50 p95", "of the processor", "question then", "of the processor",
    "question, nothing changes", "of the processor", "beside another's changes", "of the processor",
    "nothing changes", "of the processor", "beside own changes", "of the processor",
)  # fmt: skip
COLLECTION = "discord:1"
ROUNDS = BLOCKS * CHANGES // 4
"""Of four changes each."""

QUESTIONS = 1000
"""Different ones that are asked in the thread."""

SEED = 20261127
WORDS = 6
"""Of a question."""


def main() -> None:
    """Print a table with a row for each size."""
    parser = argparse.ArgumentParser()
    parser.add_argument("passages", type=int, nargs="*", default=COUNTS)
    parser.add_argument("--kept", type=Path)
    chosen = parser.parse_args()
    head(COLUMNS)
    for count in chosen.passages:
        if chosen.kept is not None:
            _measure(chosen.kept / f"{count}.db", count)
            continue
        with TemporaryDirectory() as folder:
            _measure(Path(folder) / "footnote.db", count)


def _measure(file: Path, count: int) -> None:
    is_filled = file.exists()
    database = Database(f"sqlite:///{file}")
    encoder = DrawnEncoder()
    if not is_filled:
        filled = DrawnArticles(SEED).filled(COLLECTION, count)
        fill(database, Engine(database, encoder).embedder.model, filled)
    engine, drawn = Engine(database, encoder), DrawnArticles(time.time_ns())
    rebuilt = _milliseconds(lambda: engine.indexes.snapshot(COLLECTION))
    size, most = megabytes(), megabytes("VmHWM")
    changed, asked = [], []
    other = Engine(database, encoder)
    for change in _changes(other, drawn):
        change()
        changed.append(_milliseconds(lambda: engine.indexes.snapshot(COLLECTION)))
        question = drawn.words(WORDS)
        asked.append(_milliseconds(lambda: engine.ask(COLLECTION, question)))  # noqa: B023 - at once
    measured = [changed, asked]
    for changing in (other, engine):
        measured += _beside(engine, changing, drawn)
    columns = [spread(each) for pairs in measured for each in zip(*pairs, strict=True)]
    rebuild = ", ".join(f"{each / 1000:.1f}" for each in rebuilt)
    row([f"{count:,}", rebuild, f"{size:.0f}, {most:.0f}, {megabytes():.0f}", *columns])
    database.close()


def _beside(engine: Engine, changing: Engine, drawn: DrawnArticles) -> tuple[Taken, Taken]:
    """Return how long questions take while nothing changes, and while *changing* has them do."""
    questions = cycle([drawn.words(WORDS) for _ in range(QUESTIONS)])

    def ask() -> None:
        with engine.questions.urgent():
            engine.ask(COLLECTION, next(questions))

    engine.indexes.upkeep.finish()
    return asked_beside(ask, _changes(changing, drawn))


def _changes(engine: Engine, drawn: DrawnArticles) -> Iterator[Callable[[], object]]:
    """Yield changes of one article each."""
    source = Source(SourceKind.FILE, "changed", None, now())
    held = [each.id for each in engine.store.listed((COLLECTION,))]
    random = np.random.default_rng(SEED)
    for _ in range(ROUNDS):
        yield lambda: engine.writer.add(COLLECTION, drawn.draft(), source)
        one, other = random.choice(held, 2, replace=False).tolist()
        yield lambda: engine.writer.replace(COLLECTION, one, drawn.draft(), source)  # noqa: B023 - at once
        yield lambda: engine.writer.remove(COLLECTION, other)  # noqa: B023 - at once
        yield lambda: engine.writer.restore(COLLECTION, other)  # noqa: B023 - at once


def _milliseconds(call: Callable[[], object]) -> tuple[float, float]:
    """Return how long *call* takes, and how long the processor works for it in this thread."""
    began, begun = time.perf_counter(), time.thread_time()
    call()
    return 1000 * (time.perf_counter() - began), 1000 * (time.thread_time() - begun)


if __name__ == "__main__":
    main()
