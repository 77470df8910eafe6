"""Rows in every table, of whatever columns it has, with values that copying could spoil."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.types import TypeEngine

from corpus.storage.schema import UtcDateTime, metadata

ROWS = 3
_MOMENT = datetime(2026, 11, 27, 12, 30, 15, 123456, UTC)


def fill(connection: Connection, tables: Sequence[sa.Table] = metadata.sorted_tables) -> None:
    """Put `ROWS` rows into each of *tables*."""
    for table in tables:
        connection.execute(sa.insert(table), [row(table, each) for each in range(1, ROWS + 1)])


def row(table: sa.Table, number: int) -> dict[str, object]:
    """Return the row of that number: the same values for a key and for what refers to it."""
    return {column.name: _value(column, number) for column in table.columns}


_MADE: list[tuple[type[TypeEngine[Any]], Callable[[int], object]]] = [
    (sa.Boolean, lambda number: number % 2 == 0),
    (sa.Integer, lambda number: number),
    (sa.LargeBinary, lambda number: bytes(range(256)) * number),
    (sa.JSON, lambda number: [None, number, {"b": "“ü”", "a": True}] if number == 1 else []),
    (sa.Date, lambda number: date(1912, 4, number)),
    (sa.String, lambda number: f"{number}'\\%é"),
    (sa.DateTime, lambda number: _MOMENT.replace(tzinfo=None) + timedelta(days=number)),
    (UtcDateTime, lambda number: _MOMENT + timedelta(days=number)),
]


def _value(column: sa.Column[Any], number: int) -> object:
    """Return what *column* has in row *number*."""
    if column.nullable and number == ROWS:
        return None
    (value,) = (make(number) for kind, make in _MADE if isinstance(column.type, kind))
    return value
