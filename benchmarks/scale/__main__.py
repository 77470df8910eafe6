"""`python -m benchmarks.scale [SERVERS [QUESTIONS]]`: what many servers cost, on both engines.

Each server has an article of some fifty passages; which is asked follows Zipf's law
(`servers.py`). First one person after another asks in one process, from an empty cache of indexes;
then crowds ask as fast as they are answered, in one process and in two that share the servers. All
of it runs on one machine, PostgreSQL included, so that two processes have no more processors
than one.
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.scale.asking import Asked, Crowd, measured
from benchmarks.scale.servers import asked_on, collection, fill_servers
from benchmarks.scale.wire import counted
from benchmarks.tables import head, row
from corpus.servers.shards import shard_of
from tests.doubles.postgresql import running

SERVERS = 2_500
QUESTIONS = 3_000
ON_THE_WIRE = 500
"""Questions whose bytes are counted."""

CLIENTS = 8
SECONDS = 30
SEEDS = (1, 2)
"""Of the questions that find an empty cache, and of those that are asked as fast as they can."""

ONE_BY_ONE = (
    "engine", "index not in memory, % of all, of the last half", "answered ms p50, p95",
    "p50, p95 of the last half", "indexes kept", "their MB", "process MB",
    "processor ms, statements a question",
)  # fmt: skip
TOGETHER = ("processes", "answers/s", "ms p50, p95", "processor ms a question", "MB of each")


def main() -> None:
    """Print what is measured, table by table."""
    servers = int(sys.argv[1]) if len(sys.argv) > 1 else SERVERS
    count = int(sys.argv[2]) if len(sys.argv) > 2 else QUESTIONS  # noqa: PLR2004 - the second
    with TemporaryDirectory() as folder, running() as server:
        home = Path(folder)
        file = home / "footnote.db"
        url = server.url(server.create())
        for each in (f"sqlite:///{file}", url):
            began = time.perf_counter()
            passages = fill_servers(each, home, servers)
            print(f"{passages} passages of {servers} servers stored in", end=" ")
            print(f"{time.perf_counter() - began:.0f} s", flush=True)
        print(f"SQLite: {file.stat().st_size / 2**20:.0f} MB\n", flush=True)
        _one_by_one(home, {"SQLite": f"sqlite:///{file}", "PostgreSQL": url}, servers, count)
        _on_the_wire(home, server.folder, url, servers)
        _together(home, url, servers)


def _one_by_one(home: Path, urls: dict[str, str], servers: int, count: int) -> None:
    head(ONE_BY_ONE)
    for engine, url in urls.items():
        (figures,) = measured(url, home, [Crowd(asked_on(servers, count, SEEDS[0]))])
        half = count // 2
        row([
            engine,
            f"{_share(figures.waited)}, {_share(figures.waited[half:])}",
            _spread(figures.spent),
            _spread(figures.spent[half:]),
            str(figures.cache.collections),
            f"{figures.cache.size / 2**20:.0f}",
            f"{figures.megabytes:.0f}",
            f"{1000 * figures.processor / count:.0f}, {figures.statements / count:.1f}",
        ])  # fmt: skip
    print(flush=True)


def _on_the_wire(home: Path, server: Path, url: str, servers: int) -> None:
    with counted(home, server) as wire:
        through = url.replace(str(server), str(home))
        measured(through, home, [Crowd([])])
        sent, received = wire.sent, wire.received  # of a start, which is no question's
        (figures,) = measured(through, home, [Crowd(asked_on(servers, ON_THE_WIRE, SEEDS[0]))])
    print(
        f"Between process and PostgreSQL, a question of {ON_THE_WIRE} from an empty cache:"
        f" {(wire.sent - 2 * sent) / ON_THE_WIRE / 1000:.1f} kB there,"
        f" {(wire.received - 2 * received) / ON_THE_WIRE / 1000:.1f} kB back;"
        f" {_share(figures.waited)} had an index to read.\n",
        flush=True,
    )


def _together(home: Path, url: str, servers: int) -> None:
    head(TOGETHER)
    questions = asked_on(servers, QUESTIONS, SEEDS[1])
    for processes in (1, 2):
        crowds = [
            Crowd(_of_shard(questions, servers, number, processes), CLIENTS // processes, SECONDS)
            for number in range(processes)
        ]
        figures = measured(url, home, crowds)
        count = sum(len(each.spent) for each in figures)
        row([
            str(processes),
            f"{sum(len(each.spent) / each.seconds for each in figures):.0f}",
            _spread([spent for each in figures for spent in each.spent]),
            f"{1000 * sum(each.processor for each in figures) / count:.1f}",
            ", ".join(f"{each.megabytes:.0f}" for each in figures),
        ])  # fmt: skip


def _of_shard(questions: Asked, servers: int, shard: int, count: int) -> Asked:
    numbers = [each for each in range(servers) if shard_of((each + 1) << 22, count) == shard]
    own = {collection(each) for each in numbers}
    return [each for each in questions if each[0] in own]


def _share(waited: Sequence[bool]) -> str:
    return f"{sum(waited) / len(waited):.1%}"


def _spread(seconds: Sequence[float]) -> str:
    return ", ".join(f"{1000 * each:.1f}" for each in np.percentile(seconds, [50, 95]))


if __name__ == "__main__":
    main()
