"""What SQLite needs so that it behaves like a server: real transactions, and patient writers."""

import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine

WRITE = "footnote_write"
"""The execution option of a connection that is to change something."""

SYNCHRONOUS = "footnote_synchronous"
"""The execution option that says how long such a connection waits for the disk."""

BUSY_TIMEOUT = 10_000
"""Milliseconds a writer waits for another process's transaction before it gives up."""

_PAUSE = 0.01
"""Seconds between two tries at what SQLite does not wait for by itself."""

KEPT_OPEN = 8
"""Connections that stay open. More are opened for as long as more threads ask for one: it is
threads that are counted (`bot/services/workers.py`), and none waits for another's connection."""


class NulInText(Exception):
    """Text has NUL in it: PostgreSQL keeps none, and a database of SQLite may be moved there."""


def pooled(url: URL) -> dict[str, Any]:
    """Return how many connections there may be; a database in memory has one a thread."""
    if url.database in {None, "", ":memory:"}:
        return {}
    return {"pool_size": KEPT_OPEN, "max_overflow": -1}


def make_file(file: Path) -> None:
    """Make the folder and the *file* of a database for their owner alone, where they are not there.

    SQLite makes what it keeps beside the file as open as that is. Where no file can be made,
    SQLite says so.

    Raises:
        OSError: The folder cannot be made.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError):
        os.close(os.open(file, os.O_RDONLY | os.O_CREAT, 0o600))


def behave(engine: Engine) -> None:
    """Give SQLite real transactions, WAL, foreign keys and patience with other writers."""

    @sa.event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: object) -> None:  # noqa: ANN401 - any DBAPI driver
        connection.isolation_level = None  # the driver's own BEGIN would split transactions
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
        _begin_log(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get(WRITE, False):
            connection.exec_driver_sql("BEGIN")
            return
        # A pooled connection keeps it from the transaction before.
        connection.exec_driver_sql(f"PRAGMA synchronous = {options[SYNCHRONOUS]}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    @sa.event.listens_for(engine, "before_cursor_execute")
    def _refuse_nul(*execution: Any) -> None:  # noqa: ANN401 - what SQLAlchemy tells of any
        parameters, many = execution[3], execution[5]
        for given in parameters if many else (parameters,):
            if any(isinstance(each, str) and "\0" in each for each in _values(given)):
                raise NulInText


def _values(given: Mapping[str, object] | Sequence[object]) -> Iterable[object]:
    return given.values() if isinstance(given, Mapping) else given


def _begin_log(connection: Any) -> None:  # noqa: ANN401 - any DBAPI driver
    """Have *connection* write to SQLite's log (WAL), as patiently as it waits for anything else.

    That changes a new file. Where another process is about to change it, too, SQLite refuses at
    once, whatever `busy_timeout` says: either may have what the other waits for.
    """
    until = monotonic() + BUSY_TIMEOUT / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or monotonic() > until:
                raise
        else:
            return
        sleep(_PAUSE)
