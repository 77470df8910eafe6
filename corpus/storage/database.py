"""The database connection: opened, migrated, and its failures told in one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolExhausted

from corpus.errors import SourceRefused, StoreUnavailable, gettext_noop
from corpus.migrations import MadeByNewerVersion, is_current, upgrade
from corpus.storage import retrying, sqlite
from corpus.storage.claimant import Claimant
from corpus.storage.connections import CONNECTIONS
from corpus.storage.failures import exhausted, failure, has_nul
from corpus.storage.secure_deletion import clean_once, has_file, scrub
from corpus.storage.sqlite import SYNCHRONOUS, WRITE
from corpus.storage.statement_counts import StatementCounts

_UNKEPT = gettext_noop("This has a character in it that cannot be stored: write it again without.")
"""What is said where text has half a character in it, or NUL."""


class Database:
    """A migrated database; every read and write passes through one of its two transactions.

    What this process claims of it, it claims as its *claimant*. On PostgreSQL it opens so many
    *connections* at most; SQLite has one for every thread.

    Raises:
        StoreUnavailable: It cannot be opened, is damaged, or was made by a newer Footnote.
    """

    def __init__(self, url: str, connections: int = CONNECTIONS) -> None:
        self.claimant = Claimant()
        self._name = name_of(url)
        self._engine = connectable(url, connections)
        _behave_like_a_server(self._engine)
        retrying.watch(self._engine)
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
            yield connection

    @contextmanager
    def write(self, *, durable: bool = True) -> Iterator[Connection]:
        """Yield a connection whose changes are kept all together, or not at all.

        Where they are not *durable*, the disk is not waited for: the last ones before a power cut
        may be lost, though never a part of one, nor what was written durably
        (https://www.sqlite.org/pragma.html#pragma_synchronous,
        https://www.postgresql.org/docs/current/wal-async-commit.html). A crash of ours loses
        nothing.
        """
        with self.telling(), self._engine.connect() as connection:
            synchronous = "FULL" if durable else "NORMAL"
            writer = connection.execution_options(**{WRITE: True, SYNCHRONOUS: synchronous})
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
            told = SourceRefused(_UNKEPT) if has_nul(error) else failure(error, self._name)
            raise told from error
        except PoolExhausted as error:
            raise exhausted(self._name) from error
        except (UnicodeEncodeError, sqlite.NulInText) as error:
            raise SourceRefused(_UNKEPT) from error
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


def connectable(url: str, connections: int = CONNECTIONS) -> Engine:
    """Return what connects to the database of *url*, its folder made where there was none.

    On a server it opens so many *connections* at most.

    Raises:
        StoreUnavailable: Its driver is not installed, or its folder cannot be made.
    """
    try:
        # Errors end in logs, which are to hold no question.
        engine = sa.create_engine(url, hide_parameters=True, **_pooled(make_url(url), connections))
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreUnavailable(
            "The driver for {driver} is not installed: for PostgreSQL, "
            "install Footnote with its 'postgres' extra.",
            driver=make_url(url).drivername,
        ) from error
    file = engine.url.database
    if engine.dialect.name == "sqlite" and file and not file.startswith((":memory:", "file:")):
        try:
            sqlite.make_file(Path(file))
        except OSError as error:
            raise StoreUnavailable(
                "The folder {folder} cannot be made ({reason}): "
                "set FOOTNOTE_HOME to a folder you may write to.",
                folder=Path(file).parent,
                reason=error.strerror,
            ) from error
    return engine


def _pooled(url: URL, connections: int) -> dict[str, Any]:
    backend = url.get_backend_name()
    if backend == "sqlite":
        return sqlite.pooled(url)
    return _postgresql().pooled(connections) if backend == "postgresql" else {}


def _behave_like_a_server(engine: Engine) -> None:
    (sqlite if engine.dialect.name == "sqlite" else _postgresql()).behave(engine)


def _postgresql() -> ModuleType:
    """Return the module for PostgreSQL, whose driver need not be installed."""
    from corpus.storage import postgresql  # noqa: PLC0415 - see above

    return postgresql
