"""An empty database that threads share, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.storage.database import Database
from tests.doubles.databases import database_engine, database_url

__all__ = ["database_engine"]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(database_url(tmp_path))
    yield made
    made.close()
