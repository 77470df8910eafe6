"""SQLite databases that are not waited for until they are on the disk: no test cuts the power."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.storage.sqlite import SYNCHRONOUS


@contextmanager
def unsynced() -> Iterator[None]:
    """Let this process write to SQLite as tests write to PostgreSQL: without `fsync`.

    What a killed process wrote is kept all the same: the operating system has it.
    """
    _listen()
    try:
        yield
    finally:
        _forget()


@contextmanager
def synced() -> Iterator[None]:
    """Let databases be waited for again, in a test of that itself."""
    _forget()
    try:
        yield
    finally:
        _listen()


def _listen() -> None:
    sa.event.listen(sa.Engine, "connect", _connected)
    sa.event.listen(sa.Engine, "set_connection_execution_options", _to_write)


def _forget() -> None:
    sa.event.remove(sa.Engine, "connect", _connected)
    sa.event.remove(sa.Engine, "set_connection_execution_options", _to_write)


def _connected(connection: object, _record: object) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous = OFF")  # whoever closes last moves the log


def _to_write(connection: Connection, options: dict[str, object]) -> None:
    if SYNCHRONOUS in options and connection.dialect.name == "sqlite":
        options[SYNCHRONOUS] = "OFF"
