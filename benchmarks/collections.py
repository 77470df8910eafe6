"""What many small collections cost in one process: `python -m benchmarks.collections [COUNT…]`.

Each collection is a server's, with one short article. Told are the memory of the process, and
what the first question to a collection costs (its index is built) and the next one.
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.question_sets import load
from benchmarks.speed.load import SEED, fill_servers
from corpus.storage.database import Database
from index.encoding.onnx_encoder import OnnxEncoder
from index.engine import Engine
from index.evaluation.squad import SquadSet

COUNTS = (100, 1_000, 10_000)
ASKED = 300
"""Collections that are asked, each once for the first time and once again."""


def main() -> None:
    """Print a line for each count."""
    squad = load("squad2.json")
    print("collections | first question ms p50 p95 | next | MB before, when all were asked once")
    for count in [int(each) for each in sys.argv[1:]] or COUNTS:
        with TemporaryDirectory() as folder:
            fill_servers(Path(folder), squad, count)
            _measure(Path(folder), squad, count)


def _measure(home: Path, squad: SquadSet, count: int) -> None:
    database = Database(f"sqlite:///{home / 'footnote.db'}")
    engine = Engine(database, OnnxEncoder(home / "models"))
    engine.warm_up()
    before = megabytes()
    numbers = list(range(count))
    Random(SEED).shuffle(numbers)  # noqa: S311 - sampling, not secrecy
    asked = numbers[:ASKED]
    first, then = _asked(engine, squad, asked), _asked(engine, squad, asked)
    print(f"{count:11} | {spread(first)} | {spread(then)} | {before:.0f}", end="", flush=True)
    for number in numbers[ASKED:]:
        engine.indexes.snapshot(f"discord:{number + 1}")
    print(f" {megabytes():.0f}", flush=True)
    database.close()


def _asked(engine: Engine, squad: SquadSet, numbers: Sequence[int]) -> list[float]:
    spent = []
    for number in numbers:
        question = squad.questions[number % len(squad.questions)].text
        began = time.perf_counter()
        engine.ask(f"discord:{number + 1}", question)
        spent.append(1000 * (time.perf_counter() - began))
    return spent


def spread(milliseconds: Sequence[float]) -> str:
    """Return the middle and the 95th percentile, to be printed."""
    return " ".join(f"{each:7.2f}" for each in np.percentile(milliseconds, [50, 95]))


def megabytes(kind: str = "VmRSS") -> float:
    """Return the memory of this process: resident now, or at its most (`VmHWM`)."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition(f"{kind}:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
