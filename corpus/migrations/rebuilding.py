"""Making tables of SQLite anew where their keys change, which `ALTER TABLE` cannot do.

It is the way of https://www.sqlite.org/lang_altertable.html#otheralter. Its trap is that a table
which is dropped takes the rows that refer to it along, and that cannot be turned off within a
transaction: so no table is dropped before all that referred to it are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.engine import Connection

_OLD = "_before"
"""What the tables of before end with until they are dropped."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A table to be made anew with its columns, rows and indexes, and with other *constraints*.

    *added* are further columns: how each is defined, and the expression that fills it from a row
    of the table of before, called `old`. The tables before it in a list are filled by then.
    """

    name: str
    constraints: tuple[str, ...]
    added: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def rebuild(connection: Connection, tables: Sequence[Rebuilt]) -> None:
    """Make *tables* anew, each after those that it refers to; all that refer to one are among them.

    Raises:
        ValueError: A table has not the rows that it had, or some refer to none that is there. The
            transaction is to be given up then.
    """
    indexes = [sql for each in tables for sql in _indexes(connection, each.name)]
    for each in tables:
        connection.exec_driver_sql(f'ALTER TABLE "{each.name}" RENAME TO "{each.name}{_OLD}"')
    for each in tables:
        _make(connection, each)
        _require_whole(connection, each.name)
    for each in reversed(tables):
        connection.exec_driver_sql(f'DROP TABLE "{each.name}{_OLD}"')
    for sql in indexes:
        connection.exec_driver_sql(sql)


def _indexes(connection: Connection, table: str) -> list[str]:
    """Return the statements that make the indexes of *table*; those of its keys have none."""
    asked = "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql NOT NULL"
    return list(connection.exec_driver_sql(asked, (table,)).scalars())


def _make(connection: Connection, table: Rebuilt) -> None:
    columns = connection.exec_driver_sql(f'PRAGMA table_info("{table.name}{_OLD}")').all()
    defined = [_definition(*each) for each in columns]
    defined += [f'"{name}" {definition}' for name, (definition, _) in table.added.items()]
    made = ", ".join([*defined, *table.constraints])
    connection.exec_driver_sql(f'CREATE TABLE "{table.name}" ({made})')
    kept = [f'"{name}"' for _, name, *_ in columns]
    names = ", ".join([*kept, *(f'"{name}"' for name in table.added)])
    values = ", ".join([*kept, *(filling for _, filling in table.added.values())])
    connection.exec_driver_sql(
        f'INSERT INTO "{table.name}" ({names}) SELECT {values} FROM "{table.name}{_OLD}" AS old'  # noqa: S608 - names of ours
    )


def _definition(
    _place: int, name: str, kind: str, required: int, default: str | None, _: int
) -> str:
    """Return a column as `PRAGMA table_info` tells it, but for its part in a key."""
    given = "" if default is None else f" DEFAULT {default}"
    return f'"{name}" {kind}{given}{" NOT NULL" if required else ""}'


def _require_whole(connection: Connection, table: str) -> None:
    before, after = (
        connection.exec_driver_sql(f'SELECT count(*) FROM "{each}"').scalar_one()  # noqa: S608 - the same
        for each in (f"{table}{_OLD}", table)
    )
    astray = connection.exec_driver_sql(f'PRAGMA foreign_key_check("{table}")').first()
    if before != after or astray is not None:
        raise ValueError(table, before, after)
