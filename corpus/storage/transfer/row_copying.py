"""Rows from one database into another of the same schema, whatever the engines, and their proof.

The tables are those that the migrations have just made in the target, so that a database can be
copied as it stands: an older one need not be migrated first.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from corpus.errors import StoreUnavailable
from corpus.storage.database import name_of
from corpus.storage.failures import failure

AT_ONCE = 200
"""Rows that are in memory together; the largest, a source of 20 MB that waits, are few."""

_VERSIONS = "alembic_version"

Progress = Callable[[str, int], None]
"""Told the name of a table and how many of its rows have been copied so far."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows a table has, and the sum of their SHA-256: the same in whatever order."""

    rows: int
    digest: str


def tables_of(connection: Connection) -> list[sa.Table]:
    """Return the tables of a database that was just migrated, each after those it refers to."""
    metadata = sa.MetaData()
    sa.event.listen(metadata, "column_reflect", _make_generic)
    metadata.reflect(connection)
    return [each for each in metadata.sorted_tables if each.name != _VERSIONS]


def copy_rows(
    source: Connection, target: Connection, tables: Sequence[sa.Table], progress: Progress
) -> dict[str, Tally]:
    """Copy all rows of *tables*, in place of what migrations put there; return what was read."""
    for table in reversed(tables):
        target.execute(sa.delete(table))
    return {table.name: _copy_table(source, target, table, progress) for table in tables}


def tally(connection: Connection, tables: Iterable[sa.Table]) -> dict[str, Tally]:
    """Return what *tables* hold now, read row by row."""
    return {table.name: _tally_of(_batches(connection, table)) for table in tables}


def differing(expected: Mapping[str, Tally], found: Mapping[str, Tally]) -> str:
    """Return the names of the tables in which the two differ, for a sentence."""
    names = {*expected, *found}
    return ", ".join(sorted(each for each in names if expected.get(each) != found.get(each)))


@contextmanager
def telling(name: str) -> Iterator[None]:
    """Tell in a sentence what fails inside with the database called *name*: `StoreUnavailable`."""
    try:
        yield
    except DBAPIError as error:
        raise failure(error, name) from error
    except (SQLAlchemyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise StoreUnavailable(
            "{database} holds something that cannot be copied ({reason}): take a backup of before.",
            database=name,
            reason=f"{type(error).__name__}: {error}".partition("\n")[0],
        ) from error


def set_sequences(connection: Connection, tables: Iterable[sa.Table]) -> None:
    """Let PostgreSQL number new rows after those that were copied; SQLite does by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables:
        for column in table.primary_key:
            asked = sa.func.pg_get_serial_sequence(_quoted(connection, table), column.name)
            sequence = connection.scalar(sa.select(asked))
            highest = connection.scalar(sa.select(sa.func.max(column))) if sequence else None
            if highest is not None:
                connection.execute(sa.select(sa.func.setval(sequence, highest)))


def _copy_table(
    source: Connection, target: Connection, table: sa.Table, progress: Progress
) -> Tally:
    def copied() -> Iterator[Sequence[Row[Any]]]:
        done = 0
        for rows in _batches(source, table):
            target.execute(sa.insert(table), [dict(row._mapping) for row in rows])  # noqa: SLF001 - SQLAlchemy's public name for it
            done += len(rows)
            progress(table.name, done)
            yield rows

    return _tally_of(copied())


def _batches(connection: Connection, table: sa.Table) -> Iterator[Sequence[Row[Any]]]:
    # What fails here is told of this database, not of that which the rows are for.
    with telling(name_of(str(connection.engine.url))):
        few = {"yield_per": AT_ONCE}
        yield from connection.execute(sa.select(table), execution_options=few).partitions()


def _tally_of(batches: Iterable[Sequence[Row[Any]]]) -> Tally:
    rows = total = 0
    for batch in batches:
        rows += len(batch)
        total += sum(int.from_bytes(_digest(row)) for row in batch)
    return Tally(rows, f"{total % 2**256:064x}")


def _digest(row: Row[Any]) -> bytes:
    written = json.dumps(list(row), default=_written, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).digest()


def _written(value: object) -> Mapping[str, str]:
    """Return the form, for digests, of what JSON has none for."""
    match value:
        case bytes() | memoryview():
            return {"sha256": hashlib.sha256(value).hexdigest()}
        case date():
            return {"moment": value.isoformat()}
        case _:
            raise TypeError(type(value))


def _make_generic(_inspector: object, _table: object, column: dict[str, Any]) -> None:
    """Give *column* the type that every engine knows."""
    generic = column["type"].as_generic()
    # A row without a value must not become one with JSON's null.
    column["type"] = sa.JSON(none_as_null=True) if isinstance(generic, sa.JSON) else generic


def _quoted(connection: Connection, table: sa.Table) -> str:
    return connection.dialect.identifier_preparer.format_table(table)
