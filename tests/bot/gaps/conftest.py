"""What touches the store runs on SQLite and on PostgreSQL."""

from tests.doubles.databases import database_engine

__all__ = ["database_engine"]
