"""The database connection: opened, migrated, and its failures told in one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from corpus.errors import SourceRefused, StoreUnavailable
from corpus.migrations import MadeByNewerVersion, is_current, upgrade
from corpus.storage.claimant import Claimant
from corpus.storage.secure_deletion import clean_once, has_file, scrub
from corpus.storage.statement_counts import StatementCounts

BUSY_TIMEOUT = 10_000
"""Milliseconds a writer waits for another process's transaction before it gives up."""

KEPT_OPEN = 8
"""Connections that stay open. More are opened for as long as more threads ask for one: it is
threads that are counted (`bot/services/workers.py`), and none waits for another's connection."""
_DAMAGED = ("not a database", "malformed", "no such ", "already exists", "decode", "file format")
"""What SQLite says of a file that is not as it was written: in part, or in all."""

_WRITE = "footnote_write"
_SYNCHRONOUS = "footnote_synchronous"


class Database:
    """A migrated database; every read and write passes through one of its two transactions.

    What this process claims of it, it claims as its *claimant*.

    Raises:
        StoreUnavailable: It cannot be opened, is damaged, or was made by a newer Footnote.
    """

    def __init__(self, url: str) -> None:
        self.claimant = Claimant()
        self._name = name_of(url)
        self._engine = connectable(url)
        if self._engine.dialect.name == "sqlite":
            _behave_like_a_server(self._engine)
        with self.read() as connection:
            current = is_current(connection)
            is_new = not current and not sa.inspect(connection).get_table_names()
        if not current:
            with self.write() as connection:
                upgrade(connection)
        self._erased = True  # what ran before may have been stopped in the middle of it
        self._has_file = has_file(self._engine)
        if self._has_file:
            clean_once(self._engine, is_new=is_new)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Yield a connection that sees one state of the database throughout."""
        with self.telling(), self._engine.connect() as connection:
            if self._engine.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def write(self, *, durable: bool = True) -> Iterator[Connection]:
        """Yield a connection whose changes are kept all together, or not at all.

        Where they are not *durable*, SQLite does not wait for the disk: the last ones before a
        power cut may be lost, though never a part of one, nor what was written durably
        (https://www.sqlite.org/pragma.html#pragma_synchronous). A crash of ours loses nothing.
        """
        with self.telling(), self._engine.connect() as connection:
            synchronous = "FULL" if durable else "NORMAL"
            writer = connection.execution_options(**{_WRITE: True, _SYNCHRONOUS: synchronous})
            with writer.begin():
                yield writer

    @contextmanager
    def erase(self) -> Iterator[Connection]:
        """Yield a connection as `write` does; what is erased with it is gone from the files, too.

        That comes after the erasure and never makes it fail. Where somebody reads the database
        for long, it is made up for by the next one. It takes some seconds then, in this thread.
        """
        with self.write() as connection:
            before = _changes(connection)
            yield connection
            erased = _changes(connection) != before
        self._erased = self._erased or erased
        if self._has_file and scrub(self._engine, erased=self._erased):
            self._erased = False

    def counted(self) -> StatementCounts:
        """Return what counts statements and connections from now on."""
        return StatementCounts(self._engine)

    def close(self) -> None:
        """Let go of every pooled connection."""
        self._engine.dispose()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Do what is inside, which makes something of what was read, and tell what fails there.

        What was written can be read: text that is no JSON, a day or a vector that is none, the
        id of nothing there mean that the database is damaged.
        """
        try:
            yield
        except DBAPIError as error:
            raise unavailable(str(error.orig), self._name) from error
        except UnicodeEncodeError as error:
            raise SourceRefused(
                "This has half a character in it, which cannot be stored: write it again without."
            ) from error
        except (SQLAlchemyError, ValueError, TypeError, LookupError) as error:
            raise StoreUnavailable(
                "{database} holds something that cannot be read ({reason}): restore it from a "
                "backup, or move it away to start empty.",
                database=self._name,
                reason=f"{type(error).__name__}: {error}".partition("\n")[0],
            ) from error
        except MadeByNewerVersion as error:
            raise StoreUnavailable(
                "{database} was made by a newer Footnote: install that version, "
                "or set FOOTNOTE_HOME to another folder.",
                database=self._name,
            ) from error


def _changes(connection: Connection) -> int:
    """Return how many rows *connection* has changed so far; 0 where that is not told."""
    if connection.dialect.name != "sqlite":
        return 0
    return int(connection.exec_driver_sql("SELECT total_changes()").scalar_one())


def name_of(url: str) -> str:
    """Return what to call the database of *url*, without its password; raise where it is no URL."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreUnavailable(
            "FOOTNOTE_DATABASE is not a database URL: write it as sqlite:////folder/file.db "
            "or postgresql+psycopg://user@host/name."
        ) from error
    if parsed.get_backend_name() == "sqlite":
        return f"The database file {parsed.database}"
    return f"The database {parsed.render_as_string(hide_password=True)}"


def connectable(url: str) -> Engine:
    """Return what connects to the database of *url*, its folder made where there was none.

    Raises:
        StoreUnavailable: Its driver is not installed, or its folder cannot be made.
    """
    try:
        # Errors end in logs, which are to hold no question.
        engine = sa.create_engine(url, hide_parameters=True, **_pooled(make_url(url)))
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreUnavailable(
            "The driver for {driver} is not installed: for PostgreSQL, "
            "install Footnote with its 'postgres' extra.",
            driver=make_url(url).drivername,
        ) from error
    file = engine.url.database
    if engine.dialect.name == "sqlite" and file and file != ":memory:":
        try:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable(
                "The folder {folder} cannot be made ({reason}): "
                "set FOOTNOTE_HOME to a folder you may write to.",
                folder=Path(file).parent,
                reason=error.strerror,
            ) from error
    return engine


def _pooled(url: URL) -> dict[str, int]:
    """Return how many connections there may be; a database in memory has one a thread."""
    if url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}:
        return {}
    return {"pool_size": KEPT_OPEN, "max_overflow": -1}


def _behave_like_a_server(engine: Engine) -> None:
    """Give SQLite real transactions, WAL, foreign keys and patience with other writers."""

    @sa.event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: object) -> None:  # noqa: ANN401 - any DBAPI driver
        connection.isolation_level = None  # the driver's own BEGIN would split transactions
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get(_WRITE, False):
            connection.exec_driver_sql("BEGIN")
            return
        # A pooled connection keeps it from the transaction before.
        connection.exec_driver_sql(f"PRAGMA synchronous = {options[_SYNCHRONOUS]}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def unavailable(reason: str, name: str) -> StoreUnavailable:
    """Return what to say of the database called *name* where its driver gives *reason*."""
    if any(each in reason for each in _DAMAGED):
        return StoreUnavailable(
            "{database} is damaged: restore it from a backup, or move it away to start empty.",
            database=name,
        )
    if "full" in reason:
        return StoreUnavailable(
            "{database} cannot grow because the disk is full: free some space and try again.",
            database=name,
        )
    if "readonly" in reason or "unable to open" in reason:
        return StoreUnavailable(
            "{database} cannot be written: set FOOTNOTE_HOME to a folder you may write to.",
            database=name,
        )
    if "locked" in reason:
        return StoreUnavailable(
            "{database} is in use by another process for too long: try again in a moment.",
            database=name,
        )
    return StoreUnavailable(
        "{database} cannot be used ({reason}): check FOOTNOTE_DATABASE.",
        database=name,
        reason=reason.partition("\n")[0],
    )
