"""What the looks cost that a process takes every few seconds: `python -m benchmarks.scale.looks`.

The database holds 2,500 servers with a hundred questions each, of which every fifth is a gap and
every fifteenth has a member who waits, or waited. Each look is timed as it is, and with an index
more that it could use. Told is the shortest of its times, for the machine may be busy.
"""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy.engine import Connection

from benchmarks.tables import head, row
from corpus.backlog import backlog
from corpus.questions.gap import Cause, State
from corpus.questions.gaps import Gaps
from corpus.questions.notifications import Notifications, NotificationState
from corpus.servers.shards import Shards
from corpus.storage.database import Database
from corpus.storage.schema import asked_questions, collections, gaps, wishes
from tests.doubles.postgresql import running

SERVERS, QUESTIONS = 2_500, 100
EVERY_GAP, EVERY_WISH, EVERY_OPEN, EVERY_DUE = 5, 15, 3, 1000
"""Of so many questions, questions, gaps and wishes one is a gap, wished for, open, due. Moderators
were told of all gaps that are wished for."""

TIMES = 40
HALF = Shards(2, frozenset({0}), leads=True)
"""What one of two processes looks at."""

CANDIDATE = "CREATE INDEX ix_candidate ON gaps (collection, state, raised_at)"

AT_ONCE = 20_000
"""Rows of an insertion."""

START = datetime(2026, 1, 1, tzinfo=UTC)


def main() -> None:
    """Print a table of both engines."""
    head(("engine", "look", "ms", "ms with (collection, state, raised_at)"))
    with TemporaryDirectory() as folder, running() as server:
        urls = {"SQLite": f"sqlite:///{Path(folder) / 'footnote.db'}"}
        urls["PostgreSQL"] = server.url(server.take())
        for engine, url in urls.items():
            _measure(engine, url)


def _measure(engine: str, url: str) -> None:
    database = Database(url)
    with database.write(durable=False) as connection:
        _fill(connection)
        connection.exec_driver_sql("ANALYZE")
    looks = _looks(database)
    before = [_shortest(look) for look in looks.values()]
    with database.write() as connection:
        connection.exec_driver_sql(CANDIDATE)
        connection.exec_driver_sql("ANALYZE")
    for name, first, second in zip(looks, before, map(_shortest, looks.values()), strict=True):
        row((engine, name, f"{first:.1f}", f"{second:.1f}"))
    database.close()


def _looks(database: Database) -> dict[str, Callable[[], object]]:
    kept, told = Gaps(database), Notifications(database)
    return {
        "open gaps of a server": lambda: kept.open(_server(7)),
        "servers with open gaps": lambda: kept.reviewed(HALF),
        "gaps to be announced": lambda: told.unannounced(HALF),
        "members to be told": lambda: told.due(HALF),
        "backlog, for metrics": lambda: backlog(database),
    }


def _shortest(look: Callable[[], object]) -> float:
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        look()
        taken.append(1000 * (time.perf_counter() - began))
    return min(taken)


def _server(number: int) -> str:
    return f"discord:{(number + 1) << 22}"


def _fill(connection: Connection) -> None:
    named = [
        {"name": _server(each), "generation": 1, "told": 1, "origin": "drawn"}
        for each in range(SERVERS)
    ]
    connection.execute(collections.insert(), named)
    numbers = range(SERVERS * QUESTIONS)
    for table, made in (
        (asked_questions, map(_question, numbers)),
        (gaps, map(_gap, numbers[::EVERY_GAP])),
        (wishes, map(_wish, numbers[::EVERY_WISH])),
    ):
        for rows in _batches(made):
            connection.execute(table.insert(), rows)


def _batches(made: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while rows := [each for _, each in zip(range(AT_ONCE), made, strict=False)]:
        yield rows


def _question(number: int) -> dict[str, Any]:
    return {
        "id": f"{number:016}",
        "collection": _server(number // QUESTIONS),
        "question": f"Who wrote account {number} of the harbour, and in which year was that?",
        "asked_at": START + timedelta(seconds=number),
        "asker": str(70_000 + number % 9999),
        "channel_id": "501",
        "answered": number % EVERY_GAP != 0,
    }


def _gap(number: int) -> dict[str, Any]:
    is_open = number // EVERY_GAP % EVERY_OPEN == 0
    return {
        "question_id": f"{number:016}",
        "collection": _server(number // QUESTIONS),
        "cause": Cause.UNANSWERED.value,
        "state": (State.OPEN if is_open else State.ANSWERED).value,
        "raised_at": START + timedelta(seconds=number),
        "announced_at": START if number % EVERY_WISH == 0 else None,
    }


def _wish(number: int) -> dict[str, Any]:
    is_due = number // EVERY_WISH % EVERY_DUE == 0
    return {
        "question_id": f"{number:016}",
        "collection": _server(number // QUESTIONS),
        "actor": "70007",
        "at": START + timedelta(seconds=number),
        "telling": (NotificationState.DUE if is_due else NotificationState.TOLD).value,
    }


if __name__ == "__main__":
    main()
