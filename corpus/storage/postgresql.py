"""What PostgreSQL needs so that nobody waits for it without end, whatever becomes of it.

A server that hangs keeps its connections open and sends nothing, so its own limits on time do not
help. A statement that waits for long asks on a connection of its own whether the server answers
anybody; the statement waits on if so, and fails if not. Nothing is prepared, and limits are set
in each transaction, so that a pooler may lend a connection for a transaction at a time.
"""

import threading
from collections.abc import Generator
from time import monotonic
from typing import Any, TypeVar

import psycopg
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from corpus.storage.sqlite import SYNCHRONOUS, WRITE

PATIENCE = 2.0
"""Seconds that a statement waits before it asks whether the server answers anybody."""

CONNECTING = 2
"""Seconds that a new connection may take, and an answer to that question; the least that
libpq knows (https://www.postgresql.org/docs/current/libpq-connect.html)."""

BELIEVED = 0.5
"""Seconds for which one answer to that question holds for all connections."""

POOL_TIMEOUT = 2.5
"""Seconds that a thread waits for one of the connections. With `CONNECTING` they are less than 5,
as `PATIENCE` with `CONNECTING` is: nobody who asks waits longer for a sentence."""

RECYCLE = 1800
"""Seconds after which a connection is replaced: load balancers forget silent ones."""

_LIMITS = {
    "lock_timeout": 10_000,  # as long as SQLite waits for another writer
    "statement_timeout": 60_000,  # a first index of a million passages is read by one statement
}
"""Milliseconds (https://www.postgresql.org/docs/current/runtime-config-client.html)."""

READING_IDLE = 300_000
"""Milliseconds between two statements that only read: an index may be built of what was read."""

WRITING_IDLE = 15_000
"""Those between two that write, which follow each other at once. What a process locks that hangs
is free again before others, who need the leases' rows, have lost their own (`LEASE`). One that
was only slow does its work once more."""


def _beginning(mode: str, idle: int) -> str:
    limits = _LIMITS | {"idle_in_transaction_session_timeout": idle}
    return f"BEGIN {mode}" + "".join(f"; SET LOCAL {name} = {limits[name]}" for name in limits)


_BEGIN_READING = _beginning("ISOLATION LEVEL REPEATABLE READ READ ONLY", READING_IDLE)
_BEGIN_WRITING = _beginning("ISOLATION LEVEL READ COMMITTED", WRITING_IDLE)

_INTERVAL = 0.1

Result = TypeVar("Result")


class _Silent(psycopg.OperationalError):
    """The server does not answer, and nothing says that it will."""


class _WatchedConnection(psycopg.Connection[Any]):
    """A connection that gives up once *lifeline* says so; without one, after `CONNECTING`."""

    lifeline: "_Lifeline | None" = None

    def wait(
        self,
        gen: Generator[Any, Any, Result],
        interval: float = _INTERVAL,
        timeout: float | None = None,
    ) -> Result:
        """Return what *gen*, a dialogue with the server, comes to."""
        return super().wait(self._watched(gen), interval, timeout)

    def _watched(self, gen: Generator[Any, Any, Result]) -> Generator[Any, Any, Result]:
        asked = begun = monotonic()
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if not ready and monotonic() - asked > PATIENCE:
                    self._require_life(monotonic() - begun)
                    asked = monotonic()
                wanted = gen.send(ready)
        except StopIteration as end:
            result: Result = end.value
            return result

    def _require_life(self, waited: float) -> None:
        answers = waited < CONNECTING if self.lifeline is None else self.lifeline.answers()
        if not answers:
            self.pgconn.finish()  # whatever it still sends is no answer to what is asked next
            raise _Silent


class _Lifeline:
    """Whether a server answers anybody, for all connections to it."""

    def __init__(self) -> None:
        self._asking = threading.Lock()
        self._answered = True
        self._asked_at = -BELIEVED
        self._arguments: tuple[tuple[Any, ...], dict[str, Any]] = (), {}

    def connect(self, *args: Any, **kwargs: Any) -> _WatchedConnection:  # noqa: ANN401 - psycopg's
        """Return a new connection; raise `psycopg.OperationalError` where there is no answer."""
        self._arguments = args, {"connect_timeout": CONNECTING} | kwargs
        if self._is_known_silent():
            raise _Silent
        try:
            made = self._connected()
        except psycopg.errors.ConnectionTimeout:
            self._note(answered=False)
            raise
        made.lifeline = self
        return made

    def answers(self) -> bool:
        """Return whether the server answers, asking it on a new connection unless just asked."""
        with self._asking:
            if monotonic() - self._asked_at > BELIEVED:
                self._note(answered=self._answers_now())
            return self._answered

    def _answers_now(self) -> bool:
        try:
            with self._connected() as connection:
                connection.execute("SELECT 1")
        except (psycopg.errors.ConnectionTimeout, _Silent):
            return False
        except psycopg.OperationalError:
            return True  # it takes no connection now, and says so
        return True

    def _connected(self) -> _WatchedConnection:
        args, kwargs = self._arguments
        return _WatchedConnection.connect(*args, **kwargs)

    def _is_known_silent(self) -> bool:
        return not self._answered and monotonic() - self._asked_at < BELIEVED

    def _note(self, *, answered: bool) -> None:
        self._answered, self._asked_at = answered, monotonic()


def pooled(connections: int) -> dict[str, Any]:
    """Return the options of an engine that opens so many *connections* and keeps them alive."""
    return {
        "pool_size": connections,
        "max_overflow": 0,
        "pool_timeout": POOL_TIMEOUT,
        "pool_recycle": RECYCLE,
        "pool_pre_ping": True,
        "pool_use_lifo": True,
        "connect_args": {"prepare_threshold": None},
    }


def behave(engine: Engine) -> None:
    """Let transactions of *engine* begin with their limits, and nobody wait without end."""
    lifeline = _Lifeline()

    @sa.event.listens_for(engine, "do_connect")
    def _connect(_dialect: object, _record: object, args: Any, kwargs: Any) -> _WatchedConnection:  # noqa: ANN401 - psycopg's
        return lifeline.connect(*args, **{**kwargs, "autocommit": True})

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get(WRITE, False):
            connection.exec_driver_sql(_BEGIN_READING)
        elif options[SYNCHRONOUS] == "FULL":
            connection.exec_driver_sql(_BEGIN_WRITING)
        else:
            connection.exec_driver_sql(f"{_BEGIN_WRITING}; SET LOCAL synchronous_commit = off")
