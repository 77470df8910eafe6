"""Two processes do the same for the first time at once: `python -m benchmarks.database.races [N]`.

On SQLite, and on a PostgreSQL of its own, N rounds (100) of each kind of `firsts.py`, and of two
that start on an empty database. Every round has two processes wait for each other and begin
together; an error of either, or a result that one after the other could not have had, is told. It
needs Debian's package postgresql.
"""

import multiprocessing
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from benchmarks.database.firsts import FIRSTS
from benchmarks.tables import head, row
from corpus.migrations import newest_revision, revision_of
from corpus.storage.database import Database
from tests.doubles.postgresql import running

ROUNDS = 100
START = "simultaneous first start"

Orders = Connection
"""Takes what a side is to do, and gives what came of it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the rounds of one kind.

    *errors* are what either process raised, by how often; *wrong* counts the other rounds after
    which the database did not hold what one after the other would have left.
    """

    rounds: int
    errors: Counter[str]
    wrong: int


class Pair:
    """Two processes on the database of *url*, which begin each round together."""

    def __init__(self, url: str, sides: Sequence[Orders]) -> None:
        self._database = Database(url)
        self._sides = sides

    def race(self, kind: str, rounds: int) -> Outcome:
        """Return what came of *rounds* of *kind*, one of `FIRSTS`."""
        first = FIRSTS[kind]
        errors, wrong = Counter[str](), 0
        for number in range(1, rounds + 1):
            own = number + 1_000_000 * list(FIRSTS).index(kind)
            first.prepare(self._database, own)
            came, failed = self._round((kind, own, ""))
            errors.update(failed)
            wrong += not failed and not first.is_right(self._database, own, came)
        return Outcome(rounds, errors, wrong)

    def start(self, rounds: int, empty: Callable[[], str]) -> Outcome:
        """Return what came of starting as often on a database that *empty* makes."""
        errors, wrong = Counter[str](), 0
        for number in range(rounds):
            url = empty()
            _, failed = self._round((START, number, url))
            errors.update(failed)
            wrong += not failed and not _is_migrated(url)
        return Outcome(rounds, errors, wrong)

    def close(self) -> None:
        """End both processes."""
        self._database.close()
        for each in self._sides:
            each.send(None)

    def _round(self, order: tuple[str, int, str]) -> tuple[list[object], list[str]]:
        for each in self._sides:
            each.send(order)
        came = [each.recv() for each in self._sides]
        return [said for _, said in came], [str(said) for done, said in came if not done]


@contextmanager
def racing(url: str) -> Iterator[Pair]:
    """Yield two processes on the database of *url*."""
    context = multiprocessing.get_context("spawn")
    together, pipes = context.Barrier(2), [context.Pipe() for _ in range(2)]
    started = [
        context.Process(target=_obey, args=(url, side, together, theirs), daemon=True)
        for side, (_, theirs) in enumerate(pipes)
    ]
    for each in started:
        each.start()
    for mine, _ in pipes:
        mine.recv()  # so that no round waits for the imports of its processes
    pair = Pair(url, [mine for mine, _ in pipes])
    yield pair
    pair.close()
    for each in started:
        each.join()


def _obey(url: str, side: int, together: Barrier, orders: Orders) -> None:
    """Do what *orders* say, each begun *together* with the other side; answer with what came."""
    database = Database(url)
    orders.send((True, None))
    while order := orders.recv():
        kind, number, target = order
        together.wait()
        try:
            if kind == START:
                Database(target).close()
                orders.send((True, None))
            else:
                orders.send((True, FIRSTS[kind].work(database, number, side)))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            orders.send((False, f"{type(error).__name__}: {error}"))
    database.close()


def _is_migrated(url: str) -> bool:
    database = Database(url)
    with database.read() as connection:
        newest = revision_of(connection) == newest_revision()
    database.close()
    return newest


def main(rounds: int) -> None:
    """Print a table of all kinds."""
    head(("engine", "two processes at once", "rounds", "errors", "wrong", "seconds"))
    with TemporaryDirectory() as folder, running() as server:
        files = (f"sqlite:///{Path(folder)}/{number}.db" for number in range(rounds + 1))
        _table("SQLite", rounds, files)
        names = (server.url(server.create()) for _ in range(rounds + 1))
        _table("PostgreSQL", rounds, names)


def _table(engine: str, rounds: int, empty: Iterator[str]) -> None:
    with racing(next(empty)) as pair:
        for kind in (*FIRSTS, START):
            began = monotonic()
            outcome = (
                pair.start(rounds, lambda: next(empty))
                if kind == START
                else pair.race(kind, rounds)
            )
            for each, count in outcome.errors.most_common(3):
                print(f"{kind}: {count} times {each}", file=sys.stderr)
            row((
                engine, kind, outcome.rounds, outcome.errors.total(), outcome.wrong,
                f"{monotonic() - began:.0f}",
            ))  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
