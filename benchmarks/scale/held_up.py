"""How long a change, and putting segments together, hold up other threads of the process.

`python -m benchmarks.scale.held_up [PASSAGES]` fills a store with articles that are drawn by
chance, in a collection of so many passages, and has articles added and all segments become one.
Meanwhile another thread sleeps for a millisecond again and again: told is by how much it wakes too
late, beside how late it is while nothing is done, and for how long Python looked through all
objects for garbage. Of its lateness the machine has a part, where others want its cores too.
"""

import gc
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from benchmarks.collections import spread
from benchmarks.scale.drawn import DrawnArticles, DrawnEncoder
from benchmarks.speed.filling import fill
from corpus.article import Source, SourceKind
from corpus.drafts import now
from corpus.storage.database import Database
from index.engine import Engine
from index.search import merging

COUNT = 100_000
COLLECTION = "discord:1"
CHANGES = 20
SLEEP = 0.001
QUIET = 5.0
"""Seconds in which nothing is done."""


def main() -> None:
    """Print a line for each thing that is done."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    print("what | ms late p50 p95 | at most | looked for garbage everywhere, ms at most")
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'footnote.db'}")
        drawn, encoder = DrawnArticles(1), DrawnEncoder()
        fill(
            database,
            Engine(database, encoder).embedder.model,
            drawn.filled(COLLECTION, count),
        )
        _measure(Engine(database, encoder), drawn)
        database.close()


def _measure(engine: Engine, drawn: DrawnArticles) -> None:
    source = Source(SourceKind.FILE, "changed", None, now())
    engine.indexes.snapshot(COLLECTION)
    engine.indexes.upkeep.finish()
    with _watched("nothing"):
        time.sleep(QUIET)
    with _watched(f"{CHANGES} articles added"):
        for _ in range(CHANGES):
            engine.writer.add(COLLECTION, drawn.draft(), source)
            engine.indexes.snapshot(COLLECTION)
            engine.indexes.upkeep.finish()
    merging.RATIO = merging.LARGEST = sys.maxsize
    engine.writer.add(COLLECTION, drawn.draft(), source)
    with _watched("all segments put together"):
        engine.indexes.snapshot(COLLECTION)
        engine.indexes.upkeep.finish()


@contextmanager
def _watched(what: str) -> Iterator[None]:
    """Print how late another thread woke while *what* was done, and the longest look."""
    late: list[float] = []
    looks: list[float] = [0.0]
    ended = Event()

    def sleep() -> None:
        while not ended.is_set():
            began = time.perf_counter()
            time.sleep(SLEEP)
            late.append(1000 * (time.perf_counter() - began - SLEEP))

    def note(phase: str, info: dict[str, int]) -> None:
        if info["generation"] == 2:  # noqa: PLR2004 - all objects
            at = 1000 * time.perf_counter()
            looks.append(at if phase == "start" else at - looks.pop())

    sleeping = Thread(target=sleep)
    gc.callbacks.append(note)
    sleeping.start()
    yield
    ended.set()
    sleeping.join()
    gc.callbacks.remove(note)
    print(f"{what} | {spread(late)} | {max(late):.1f} | {max(looks):.0f}", flush=True)


if __name__ == "__main__":
    main()
