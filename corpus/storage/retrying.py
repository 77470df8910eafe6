"""Doing once more what a database interrupted, where nothing of it can have been kept."""

import threading
from collections.abc import Callable
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from corpus.storage.failures import Interrupted

Result = TypeVar("Result")


class _Commits(threading.local):
    """How many transactions this thread has told a database to keep."""

    count = 0


_commits = _Commits()


class _Repeats:
    """How often anything was done once more in this process."""

    def __init__(self) -> None:
        self.count = 0
        self._lock = threading.Lock()

    def add(self) -> None:
        """Count one more."""
        with self._lock:
            self.count += 1


_repeats = _Repeats()


def repeats() -> int:
    """Return how often this process did interrupted work once more, for who measures it."""
    return _repeats.count


def watch(engine: Engine) -> None:
    """Count the commits on *engine* from now on.

    One counts before it is done: whether it was, nobody knows where the connection is lost.
    """

    @sa.event.listens_for(engine, "commit")
    def _count(_connection: object) -> None:
        _commits.count += 1


def once_more(work: Callable[[], Result]) -> Result:
    """Return what *work* returns, done a second time if it was interrupted before any commit.

    Raises:
        Interrupted: It was interrupted again, or after something was kept.
    """
    before = _commits.count
    try:
        return work()
    except Interrupted:
        if _commits.count != before:
            raise
    _repeats.add()
    return work()
