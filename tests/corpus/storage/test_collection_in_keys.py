"""The step to keys with the collection keeps every row; a version before goes on beside it."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from corpus import migrations
from corpus.errors import StoreUnavailable
from corpus.storage.database import Database
from corpus.storage.schema import GLOBAL, collections, metadata
from corpus.storage.transfer.row_copying import tables_of
from tests.corpus.storage.transfer.filling import ROWS, fill, row
from tests.doubles.databases import database_engine

if TYPE_CHECKING:
    from tests.doubles.postgresql import PostgreSQL

__all__ = ["database_engine"]

UNNAMED = {
    "article_sketches",
    "article_versions",
    "passages",
    "question_feedback",
    "wishes",
}
"""Tables in which a version before does not say whose a row is."""

WRITTEN_ANYWAY = {
    "article_sketches": "shingles",
    "question_feedback": "at",
    "gaps": "cause",
    "wishes": "at",
}
"""Tables in which it inserts or updates, by a key without the collection; what may change there."""

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def url(tmp_path: Path, database_engine: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """Yield an empty database."""
    if database_engine == "sqlite":
        yield f"sqlite:///{tmp_path / 'footnote.db'}"
        return
    server: PostgreSQL = request.getfixturevalue("postgresql_server")
    yield server.url(server.create())


@pytest.fixture
def before(url: str) -> list[sa.Table]:
    """Fill the database as the version before made it; return its tables as that knows them."""
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        migrations.upgrade(connection, "0017")
        tables = tables_of(connection)
        fill(connection, tables)
    engine.dispose()
    return tables


@pytest.fixture
def database(url: str, before: list[sa.Table]) -> Iterator[Database]:
    """Yield the database of before as this version opens it."""
    assert before
    opened = Database(url)
    yield opened
    opened.close()


def rows_of(connection: Connection, tables: Sequence[sa.Table]) -> Rows:
    """Return the rows of *tables*, in an order of their own."""
    return {
        table.name: sorted(
            (dict(each) for each in connection.execute(sa.select(table)).mappings()), key=repr
        )
        for table in tables
    }


def owners(connection: Connection, name: str) -> set[tuple[str, str]]:
    """Return the values in a table of the key that it has with its owner, and whose it says."""
    columns = metadata.tables[name].c
    its = columns.question_id if "question_id" in columns else columns.article_id
    return {tuple(each) for each in connection.execute(sa.select(its, columns.collection))}


def test_every_row_of_before_is_there_and_says_whose_it_is(
    url: str, before: list[sa.Table]
) -> None:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        kept = rows_of(connection, before)
    engine.dispose()

    database = Database(url)

    with database.read() as connection:
        assert rows_of(connection, before) == kept
        for name in UNNAMED:  # where the values of a row's keys are alike
            assert {key == whose for key, whose in owners(connection, name)} == {True}, name
    assert {len(rows) for rows in kept.values()} == {ROWS}
    assert kept.keys() <= metadata.tables.keys()
    database.close()


def test_what_belongs_to_a_server_still_goes_with_it(database: Database) -> None:
    with database.write() as connection:
        for table in metadata.sorted_tables:
            if table is not collections and not table.foreign_key_constraints:
                connection.execute(table.delete())
        connection.execute(collections.delete())

    with database.read() as connection:
        left = rows_of(connection, metadata.sorted_tables)
    assert not any(left[each.name] for each in metadata.sorted_tables if GLOBAL not in each.info)


def test_a_version_before_adds_rows_to_every_table(
    database: Database, before: list[sa.Table]
) -> None:
    numbers = range(ROWS + 1, 2 * ROWS + 1)
    with database.write() as connection:
        for number in numbers:
            for table in before:
                added = row(table, number)
                if table.name in {"passages", "source_events"}:
                    del added["id"]
                connection.execute(sa.insert(table), [added])

    with database.read() as connection:
        assert {len(rows) for rows in rows_of(connection, before).values()} == {2 * ROWS}
        for name in UNNAMED:
            found = owners(connection, name)
            assert len(found) == 2 * ROWS
            assert {key == whose for key, whose in found} == {True}, name


@pytest.mark.parametrize(("name", "column"), WRITTEN_ANYWAY.items())
def test_a_version_before_inserts_or_updates_by_its_own_key(
    database: Database, before: list[sa.Table], name: str, column: str
) -> None:
    (table,) = (each for each in before if each.name == name)
    key = [each.name for each in table.primary_key]
    other = row(table, 2)[column]
    with database.write() as connection:
        made = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)
        again = made.values(row(table, 1) | {column: other})
        connection.execute(again.on_conflict_do_nothing(index_elements=key))
        kept = rows_of(connection, [table])[name]
        updated = {column: again.excluded[column]}
        connection.execute(again.on_conflict_do_update(index_elements=key, set_=updated))
        changed = rows_of(connection, [table])[name]

    assert [sum(each[column] == other for each in rows) for rows in (kept, changed)] == [1, 2]
    assert len(changed) == ROWS


def test_a_version_before_changes_and_erases_by_its_own_key(
    database: Database, before: list[sa.Table]
) -> None:
    tables = {each.name: each for each in before}
    first = row(tables["sources"], 1)["article_id"]
    with database.write() as connection:
        for name, column in (("sources", "article_id"), ("asked_questions", "id")):
            connection.execute(tables[name].delete().where(tables[name].c[column] == first))

    with database.read() as connection:
        left = rows_of(connection, before)
    for name in {*UNNAMED, "sources", "asked_questions", "gaps"}:
        assert len(left[name]) == ROWS - 1, name


def test_ids_are_still_no_other_servers(database: Database) -> None:
    source = row(metadata.tables["sources"], 1) | {"collection": row(collections, 2)["name"]}

    with pytest.raises(StoreUnavailable), database.write() as connection:
        connection.execute(metadata.tables["sources"].insert(), [source])


def test_the_tables_that_say_whose_a_row_is_now_are_those_of_servers() -> None:
    named = {each.name for each in metadata.sorted_tables if "collection" in each.c}

    assert named >= UNNAMED
    assert not any(GLOBAL in metadata.tables[name].info for name in UNNAMED)


@pytest.mark.sqlite
def test_a_file_with_rows_that_belong_to_nothing_stays_as_it_is(
    url: str, before: list[sa.Table]
) -> None:
    assert before
    with sqlite3.connect(url.removeprefix("sqlite:///")) as raw:
        raw.execute("DELETE FROM sources WHERE rowid = 1")  # keys are not looked after here
    kept = list(raw.iterdump())

    with pytest.raises(StoreUnavailable):
        Database(url)

    assert list(raw.iterdump()) == kept
    raw.close()
