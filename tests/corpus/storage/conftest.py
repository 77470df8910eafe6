"""A store and its vectors in an empty database of the engine that a test is run on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.storage.database import Database
from corpus.store import Store
from corpus.vector_store import VectorStore
from tests.doubles.databases import database_url


@pytest.fixture
def url(tmp_path: Path) -> str:
    return database_url(tmp_path / "home")


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = Database(url)
    yield opened
    opened.close()


@pytest.fixture
def store(database: Database) -> Store:
    return Store(database)


@pytest.fixture
def vectors(database: Database) -> VectorStore:
    return VectorStore(database)
