"""Two processes begin the same thing at the same moment: one of them has it, whichever.

`python -m benchmarks.takeovers.races [--rounds N] [--database URL]`
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.takeovers.contested import CONTESTED, JUDGING, Race
from benchmarks.takeovers.forking import forkserver
from benchmarks.takeovers.left import LEFT
from corpus.storage.database import Database
from tests.doubles import postgresql

if TYPE_CHECKING:
    from multiprocessing.queues import Queue
    from multiprocessing.synchronize import Barrier

RACES: dict[str, Race] = {**CONTESTED, **LEFT}
"""Each falls to one process, once."""

ALL = {**RACES, "judging": JUDGING}


@dataclass(frozen=True)
class Track:
    """What those who race have in common: the start, what is due in each round, who had it."""

    barrier: "Barrier"
    keys: "Queue[str]"
    told: "Queue[str]"


def run(url: str, names: Sequence[str], rounds: int) -> Iterator[tuple[str, Counter[str]]]:
    """Yield how much of each race fell to the processes in each round, or how it failed."""
    context = forkserver()
    track = Track(context.Barrier(2), context.Queue(), context.Queue())
    racing = [context.Process(target=_run, args=(url, names, rounds, track)) for _ in range(2)]
    for each in racing:
        each.start()
    database = Database(url)
    for name in names:
        outcome = Counter[str]()
        for number in range(rounds):
            key = ALL[name].prepare(database, number)
            for _ in racing:
                track.keys.put(key)
            outcome[" and ".join(sorted(track.told.get() for _ in racing))] += 1
        yield name, outcome
    for each in racing:
        each.join()
    database.close()


def _run(url: str, names: Sequence[str], rounds: int, track: Track) -> None:
    database = Database(url)
    for name in names:
        for number in range(rounds):
            key = track.keys.get()
            track.barrier.wait()
            try:
                track.told.put(str(int(ALL[name].act(database, key, number))))
            except Exception as error:  # noqa: BLE001 - it is what is counted
                track.told.put(f"{type(error).__name__}: {error}")
    database.close()


def main() -> None:
    """Print what came of all races; fail where anything was done twice, or failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--database")
    chosen = parser.parse_args()
    wrong = []
    with ExitStack() as stack:
        url = chosen.database
        if url is None:
            server = stack.enter_context(postgresql.running())
            url = server.url(server.take())
        elif url == "sqlite":
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            url = f"sqlite:///{Path(folder) / 'footnote.db'}"
        for name, outcome in run(url, list(ALL), chosen.rounds):
            print(f"{name}: {dict(outcome)}", flush=True)
            right = "1 and 1" if ALL[name] is JUDGING else "0 and 1"
            wrong += [name] if set(outcome) != {right} else []
    if wrong:
        raise SystemExit(f"not done once: {', '.join(wrong)}")


if __name__ == "__main__":
    main()
