"""Inserts that may meet a row that is there already, on either engine."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection


def insert(connection: Connection, table: sa.Table) -> postgresql.Insert | sqlite.Insert:
    """Return an insert into *table* that can be told what to do where the row is there already.

    SQLAlchemy has one for each engine, of the same form.
    """
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
