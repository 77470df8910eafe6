"""What all tables are made of: their metadata, their types, and the key that says whose."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, kept as naive UTC because SQLite drops the zone."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return *value* as naive UTC, for the database."""
        del dialect
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return what the database gave as an aware datetime in UTC."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


metadata = sa.MetaData(
    naming_convention={
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)


GLOBAL = "global"
"""Marks in `Table.info` a table of no server, and says why it is none; every other table is a
tenant's. Its rows say by `collection` whose they are, and so do its primary key, its unique
constraints and its foreign keys: a database can be divided by it (docs/architecture.md)."""


def collection_key() -> sa.Column[str]:
    """Return the part of a tenant table's key that says whose a row is.

    It stands after the id, by which alone much is looked for.
    """
    return sa.Column("collection", sa.String(64), primary_key=True)


def claims(*, is_sent: bool = False) -> list[sa.Column[Any]]:
    """Return the columns by which one process claims a row (`corpus/storage/claims.py`)."""
    columns: list[sa.Column[Any]] = [
        sa.Column("claimed_by", sa.String(32)),
        sa.Column("claimed_until", UtcDateTime),
    ]
    if not is_sent:
        return columns
    # Since when the message of the row may have been sent, and how often that failed
    # (`corpus/storage/outgoing.py`).
    attempts = sa.Column("attempts", sa.Integer, nullable=False, server_default="0")
    return [*columns, sa.Column("sending_since", UtcDateTime), attempts]


WIDE = sa.BigInteger().with_variant(sa.Integer, "sqlite")
"""A number of rows without end; SQLite's integers have 64 bits, if they are called so."""
