"""What a small collection costs in memory: `python -m benchmarks.scale.small [COLLECTIONS]`.

Each is of 50 passages that are drawn by chance. Told are, for each collection, the memory that its
index takes of the process, and the time of the processor that it takes to be built.
"""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.collections import megabytes
from benchmarks.scale.drawn import DrawnArticles, DrawnEncoder
from benchmarks.speed.filling import fill
from corpus.storage.database import Database
from index.engine import Engine

COLLECTIONS, PASSAGES, SEED = 200, 50, 20261127


def main() -> None:
    """Print one line."""
    count = int(sys.argv[1]) if sys.argv[1:] else COLLECTIONS
    drawn = DrawnArticles(SEED)
    names = [f"discord:{each}" for each in range(1, count + 1)]
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'footnote.db'}")
        engine = Engine(database, DrawnEncoder())
        for name in names:
            fill(database, engine.embedder.model, drawn.filled(name, PASSAGES))
        engine.indexes.snapshot(names[0])
        before, begun = megabytes(), time.thread_time()
        held = [engine.indexes.snapshot(each) for each in names]
        worked, taken = time.thread_time() - begun, megabytes() - before
        database.close()
    size = sum(each.parts[-1].size for each in held)
    own = size / 1024 / count
    print(
        f"{count} collections of {PASSAGES} passages, each: {1024 * taken / count:.0f} KB"
        f" (as it counts itself {own:.0f}), {1000 * worked / count:.1f} ms"
    )


if __name__ == "__main__":
    main()
