"""A disk that is full from the k-th write on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

_WRITES = ("INSERT", "UPDATE", "DELETE")


_BESIDE = "answer_reviews"
"""What a task beside writes whenever articles move: how often is a matter of chance."""


@contextmanager
def full_disk(after: int) -> Iterator[None]:
    """Let *after* statements write, to any database, and fail all later ones as SQLite would."""
    left = after

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        nonlocal left
        if not statement.lstrip().upper().startswith(_WRITES) or _BESIDE in statement:
            return
        left -= 1
        if left < 0:
            full = sqlite3.OperationalError("database or disk is full")
            raise sa.exc.OperationalError(statement, None, full)

    sa.event.listen(sa.Engine, "before_cursor_execute", count)
    try:
        yield
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", count)
