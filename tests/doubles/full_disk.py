"""A disk that is full from the k-th write on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

_WRITES = ("INSERT", "UPDATE", "DELETE")


@contextmanager
def full_disk(after: int, counted: str = "") -> Iterator[None]:
    """Let *after* statements write, to any database, and fail all later ones as SQLite would.

    Only statements that begin with *counted* count. A test that runs the whole bot needs it: what
    the bot's tasks write beside, and when, is a matter of chance.
    """
    left = after

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        nonlocal left
        if not statement.lstrip().upper().startswith(_WRITES):
            return
        left -= statement.startswith(counted)
        if left < 0:
            full = sqlite3.OperationalError("database or disk is full")
            raise sa.exc.OperationalError(statement, None, full)

    sa.event.listen(sa.Engine, "before_cursor_execute", count)
    try:
        yield
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", count)
