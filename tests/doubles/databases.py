"""The databases of a test: SQLite, or PostgreSQL where its folder asks for both.

A folder whose tests touch the store imports `database_engine` in its conftest.py: each of its
tests runs twice then. One about SQLite itself is marked `sqlite` and runs once.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.storage.database import Database
from tests.doubles import postgresql
from tests.doubles.postgresql import PostgreSQL

ENGINES = ("sqlite", "postgresql")

_servers: list[PostgreSQL] = []
"""The server that the running test has its databases on, if that is not SQLite."""

_names: dict[Path | None, list[str]] = {}
"""The databases of the running test there: the one of each folder, those of none by `None`."""


def empty_database() -> Database:
    """Return a database that nothing else uses."""
    if not _servers:
        return Database("sqlite://")
    return Database(_servers[0].url(_named(None)))


def database_url(home: Path) -> str:
    """Return where the database of *home* is: for one folder the same, as long as a test runs."""
    if not _servers:
        return f"sqlite:///{home / 'footnote.db'}"
    return _servers[0].url(_names[home][0] if home in _names else _named(home))


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgreSQL]:
    """Yield a server for all tests of this process; skip where none is installed."""
    if reason := postgresql.missing():
        pytest.skip(reason)
    with postgresql.running() as server:
        yield server


@pytest.fixture(autouse=True)
def database_engine(request: pytest.FixtureRequest) -> Iterator[str]:
    """Yield the engine that the databases of the test are made with, one of `ENGINES`."""
    if request.param == "postgresql":
        _servers.append(request.getfixturevalue("postgresql_server"))
    yield request.param
    for name in [each for names in _names.values() for each in names]:
        _servers[0].give_back(name)
    _names.clear()
    _servers.clear()


def _named(home: Path | None) -> str:
    name = _servers[0].take()
    _names.setdefault(home, []).append(name)
    return name
