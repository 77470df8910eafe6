"""A new SQLite database has what migrations leave, without each test going through all of them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from unittest.mock import patch

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus import migrations
from corpus.storage import database


@contextmanager
def migrated_once() -> Iterator[None]:
    """Let each new SQLite database be made by the statements that migrating one of them came to.

    Those of PostgreSQL are copies of one, too. What has tables already is migrated step by step.
    """
    with patch.object(database, "upgrade", _upgrade):
        yield


def _upgrade(connection: Connection) -> None:
    is_new = connection.dialect.name == "sqlite" and not sa.inspect(connection).get_table_names()
    if not is_new:
        migrations.upgrade(connection)
        return
    for statement in _statements():
        connection.exec_driver_sql(statement)


@cache
def _statements() -> tuple[str, ...]:
    """Return what an empty database is brought to today's schema by, between BEGIN and COMMIT."""
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        migrations.upgrade(connection)
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        made = tuple(raw.iterdump())
    engine.dispose()
    return made[1:-1]
