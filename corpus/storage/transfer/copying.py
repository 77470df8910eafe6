"""A whole database into a new one, whatever the engines, as it stands at one moment.

Who uses the source meanwhile notices nothing; the target is there as a whole or not at all.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import ArgumentError

from corpus.errors import StoreUnavailable
from corpus.migrations import knows, revision_of, upgrade
from corpus.storage.database import connectable, name_of
from corpus.storage.secure_deletion import clean_once
from corpus.storage.transfer.new_file import new_file
from corpus.storage.transfer.row_copying import (
    Progress,
    Tally,
    copy_rows,
    differing,
    set_sequences,
    tables_of,
    tally,
    telling,
)

_LIMITS = ("statement_timeout", "idle_in_transaction_session_timeout")
"""Made for questions, which take milliseconds; copying may take an hour."""


def copy_database(source_url: str, target_url: str, progress: Progress) -> dict[str, Tally]:
    """Copy all of one database into another, which must be empty; return what it has by table.

    The copy is of today's schema, even where the source is older.

    Raises:
        StoreUnavailable: One of them cannot be used, the source is none of Footnote's or made by
            a newer one, the target holds something, or what arrived differs from what was read.
    """
    _require_urls(source_url, target_url)
    with reading(source_url) as source:
        revision = known_revision(source, name_of(source_url))
        with writing(target_url) as target:
            copied = copy_contents(source, target, revision, progress)
            upgrade(target)
    return copied


def copy_contents(
    source: Connection, target: Connection, revision: str, progress: Progress
) -> dict[str, Tally]:
    """Make the schema of *revision* in *target* and copy into it; return what arrived by table.

    Raises:
        StoreUnavailable: What arrived differs from what was read.
    """
    upgrade(target, revision)
    tables = tables_of(target)
    read = copy_rows(source, target, tables, progress)
    arrived = tally(target, tables)
    if arrived != read:
        raise StoreUnavailable(
            "What was written differs from what was read ({tables}), and nothing was kept: check "
            "disk and memory, and try again.",
            tables=differing(read, arrived),
        )
    set_sequences(target, tables)
    return arrived


def known_revision(connection: Connection, name: str) -> str:
    """Return the revision of the database called *name*, where this version can copy it.

    Raises:
        StoreUnavailable: It is none of Footnote's, or was made by a newer one.
    """
    revision = revision_of(connection)
    if revision is None:
        raise StoreUnavailable("{database} is none of Footnote's: name another.", database=name)
    if not knows(revision):
        raise StoreUnavailable(
            "{database} was made by a newer Footnote: install that version.", database=name
        )
    return revision


@contextmanager
def reading(url: str) -> Iterator[Connection]:
    """Yield a connection to the database of *url* that sees one state of it and changes nothing.

    Raises:
        StoreUnavailable: There is none, or it cannot be read.
    """
    file = _file_of(url)
    if file is not None and not file.is_file():  # a pipe would be waited for
        raise StoreUnavailable(
            "There is no database file {file}: name one that is there.", file=str(file)
        )
    with _connected(url) as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        _without_limits(connection)
        yield connection


@contextmanager
def writing(url: str) -> Iterator[Connection]:
    """Yield a connection to the empty database of *url*; all is kept at the end, or nothing.

    Raises:
        StoreUnavailable: It holds something, or it cannot be written.
    """
    file = _file_of(url)
    if file is not None:
        with new_file(file) as partial, _writing_file(partial) as connection:
            yield connection
        return
    with _connected(url) as connection, connection.begin():
        _without_limits(connection)
        if sa.inspect(connection).get_table_names():
            raise StoreUnavailable(
                "{database} holds tables already, and stays as it is: make an empty database and "
                "name that.",
                database=name_of(url),
            )
        yield connection


@contextmanager
def _writing_file(partial: Path) -> Iterator[Connection]:
    # The file gets its name only once it is whole and on the disk.
    unsafe = ("PRAGMA journal_mode = MEMORY", "PRAGMA synchronous = OFF")
    with _connected(f"sqlite:///{partial}", unsafe) as connection:
        with connection.begin():
            yield connection
        clean_once(connection.engine, is_new=True)


@contextmanager
def _connected(url: str, pragmas: Sequence[str] = ()) -> Iterator[Connection]:
    """Yield a connection with real transactions on every engine; *pragmas* are for SQLite."""
    engine = connectable(url)
    if engine.dialect.name == "sqlite":

        def set_up(connection: Any, _record: object) -> None:  # noqa: ANN401 - any DBAPI driver
            connection.isolation_level = None  # the driver begins none for what only reads
            for each in pragmas:
                connection.execute(each)

        sa.event.listen(engine, "connect", set_up)
        sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    try:
        with telling(name_of(url)), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _without_limits(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        for each in _LIMITS:
            connection.exec_driver_sql(f"SET LOCAL {each} = 0")


def _require_urls(*urls: str) -> None:
    try:
        for each in urls:
            make_url(each)
    except ArgumentError as error:
        raise StoreUnavailable(
            "A database is named by its URL: write it as sqlite:////folder/file.db or "
            "postgresql+psycopg://user@host/name."
        ) from error


def _file_of(url: str) -> Path | None:
    """Return the file of an SQLite database, `None` of another engine's."""
    name_of(url)  # says what to do where it is no URL
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return None
    if re.match(r"^$|:memory:|file:", parsed.database or ""):
        raise StoreUnavailable("A database in memory cannot be copied: name a file.")
    return Path(str(parsed.database))
