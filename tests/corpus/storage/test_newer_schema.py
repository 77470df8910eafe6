"""A version goes on with the database of a newer one that merely added to its schema."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import StoreUnavailable
from corpus.storage.database import Database
from corpus.storage.examination import examine
from corpus.store import OPERATOR, Store
from tests.doubles.articles import BRIDGE, MEMOIR, article
from tests.doubles.databases import database_engine, database_url

__all__ = ["database_engine"]


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """Yield a database to which a newer version added a column and a table."""
    made = database_url(tmp_path)
    database = Database(made)
    Store(database).add(OPERATOR, article(MEMOIR), "m", [])
    execute(database, "ALTER TABLE sources ADD COLUMN mood TEXT DEFAULT 'calm'")
    execute(database, "CREATE TABLE moods (name TEXT)")
    execute(database, "UPDATE alembic_version SET version_num = '9999'")
    yield made
    execute(database, "ALTER TABLE sources DROP COLUMN mood")
    execute(database, "DROP TABLE moods")
    database.close()


def execute(database: Database, statement: str) -> None:
    with database.write() as connection:
        connection.exec_driver_sql(statement)


def test_the_older_version_reads_and_writes_and_leaves_the_schema_alone(url: str) -> None:
    older = Database(url)

    Store(older).add(OPERATOR, article(BRIDGE), "m", [])

    assert {each.body for each in Store(older).articles([OPERATOR])} == {MEMOIR, BRIDGE}
    with older.read() as connection:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        moods = connection.exec_driver_sql("SELECT mood FROM sources").scalars().all()
    assert (found, moods) == ("9999", ["calm", "calm"])
    older.close()


def test_it_is_found_fit_for_use(url: str) -> None:
    found = examine(url)

    assert found is not None
    assert (found.is_current, found.is_newer) == (True, False)


def test_what_a_newer_version_took_something_from_is_refused(url: str) -> None:
    database = Database(url)
    execute(database, "UPDATE alembic_version SET usable_from = '9999'")

    with pytest.raises(StoreUnavailable, match="made by a newer Footnote"):
        Database(url)
    found = examine(url)
    assert found is not None
    assert found.is_newer
    database.close()
