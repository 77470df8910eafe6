"""Writing a row whether or not there is one with its key, whoever else writes it meanwhile.

To look first and insert then fails where two processes do so at once: PostgreSQL lets both look.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

Conflict = Literal["replace", "increase", "greatest", "keep"]


def upsert(connection: Connection, table: sa.Table, row: Mapping[str, object]) -> None:
    """Write *row*; where one with its primary key is there, it takes the values of *row*."""
    connection.execute(_insert(connection.dialect.name, table, tuple(row), "replace"), row)


def insert_new(connection: Connection, table: sa.Table, row: Mapping[str, object]) -> bool:
    """Write *row* unless one with its key is there; return whether it was written."""
    statement = _insert(connection.dialect.name, table, tuple(row), "keep")
    return connection.execute(statement, row).rowcount == 1


def increase(connection: Connection, table: sa.Table, row: Mapping[str, object]) -> None:
    """Write *row*; where one with its primary key is there, the other numbers are added to it."""
    connection.execute(_insert(connection.dialect.name, table, tuple(row), "increase"), row)


def raise_to(connection: Connection, table: sa.Table, row: Mapping[str, object]) -> None:
    """Write *row*; where one with its primary key is there, the greater of each number stays."""
    connection.execute(_insert(connection.dialect.name, table, tuple(row), "greatest"), row)


@cache  # some are executed with each question: building one takes longer than executing it
def _insert(dialect: str, table: sa.Table, columns: tuple[str, ...], conflict: Conflict) -> Any:  # noqa: ANN401 - either dialect's
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement: Any = insert(table).values({name: sa.bindparam(name) for name in columns})
    key = [each.name for each in table.primary_key]
    if conflict == "keep":
        kept = statement.on_conflict_do_nothing()  # by whichever key, of a version before too
        return kept.execution_options(preserve_rowcount=True)  # not told of an INSERT otherwise
    given = {name: statement.excluded[name] for name in columns if name not in key}
    if conflict == "increase":
        given = {name: table.c[name] + value for name, value in given.items()}
    if conflict == "greatest":
        given = {
            name: sa.case((table.c[name] < value, value), else_=table.c[name])
            for name, value in given.items()
        }
    return statement.on_conflict_do_update(index_elements=key, set_=given)
