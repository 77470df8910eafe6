"""What moves between SQLite and PostgreSQL arrives whole, and answers as before."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from corpus.drafts import now
from corpus.errors import StoreUnavailable
from corpus.storage.database import Database
from corpus.storage.schema import collections, metadata, source_events, wishes
from corpus.storage.transfer.backup import back_up, restore
from corpus.storage.transfer.copying import copy_database
from index.engine import Engine
from tests.corpus.storage.contents import contents
from tests.corpus.storage.transfer.filling import ROWS, fill
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, source
from tests.doubles.encoder import VOCABULARY, WordEncoder
from tests.doubles.postgresql import PostgreSQL


def silent(_table: str, _rows: int) -> None:
    """Tell nobody of progress."""


@pytest.fixture
def databases(postgresql_server: PostgreSQL, tmp_path: Path) -> list[str]:
    """Return the URLs of two empty databases of PostgreSQL, and of two of SQLite to be made."""
    return [
        *(postgresql_server.url(postgresql_server.create()) for _ in range(2)),
        *(f"sqlite:///{tmp_path}/{name}.db" for name in ("first", "second")),
    ]


def contents_of(url: str) -> list[str]:
    database = Database(url)
    try:
        return sorted(contents(database).splitlines())
    finally:
        database.close()


def make_full(url: str) -> None:
    database = Database(url)
    with database.write() as connection:
        fill(connection)
    database.close()


def test_every_row_survives_the_way_to_postgresql_and_back_by_copy_and_by_backup(
    databases: list[str], tmp_path: Path
) -> None:
    served, restored, first, second = databases
    make_full(first)

    there = copy_database(first, served, silent)
    saved = back_up(served, tmp_path / "backup", silent)
    again = restore(tmp_path / "backup", restored, silent)
    back = copy_database(restored, second, silent)

    assert {each.rows for each in there.values()} == {ROWS}
    assert len(there) == len(metadata.tables)
    assert there == saved == again == back
    assert contents_of(first) == contents_of(second)
    assert contents_of(served) == contents_of(restored)


def test_new_rows_are_numbered_after_those_that_were_copied(databases: list[str]) -> None:
    served, _, first, _ = databases
    make_full(first)
    copy_database(first, served, silent)
    event = {
        "collection": "a",
        "article_id": "b",
        "version": 1,
        "title": "c",
        "action": "added",
        "at": now(),
    }

    database = Database(served)
    with database.write() as connection:
        made = connection.execute(sa.insert(source_events).values(**event))
    database.close()

    assert made.inserted_primary_key is not None
    assert made.inserted_primary_key[0] == ROWS + 1


def test_a_backup_of_postgresql_is_of_one_moment_and_nobody_waits_for_it(
    databases: list[str], tmp_path: Path
) -> None:
    served, restored, first, _ = databases
    make_full(first)
    copy_database(first, served, silent)
    before = contents_of(served)
    database = Database(served)

    def write(table: str, _rows: int) -> None:
        if table == metadata.sorted_tables[0].name:  # the others are read after it
            with database.write() as connection:
                connection.execute(sa.update(collections).values(generation=77))
                connection.execute(sa.delete(wishes))

    back_up(served, tmp_path / "backup", write)
    database.close()
    restore(tmp_path / "backup", restored, silent)

    assert contents_of(restored) == before
    assert contents_of(served) != before


def test_a_database_of_postgresql_that_holds_something_stays_as_it_is(
    databases: list[str],
) -> None:
    served, _, first, _ = databases
    make_full(first)
    Database(served).close()

    with pytest.raises(StoreUnavailable, match=r"holds tables already, and stays as it is"):
        copy_database(first, served, silent)

    assert contents_of(served) == []


def test_a_copy_that_fails_leaves_postgresql_empty(
    databases: list[str], postgresql_server: PostgreSQL
) -> None:
    served, _, first, _ = databases
    make_full(first)
    database = Database(first)
    with database.write() as connection:
        # What PostgreSQL has no place for.
        connection.exec_driver_sql("UPDATE sources SET name = char(0) || name")
    database.close()

    with pytest.raises(StoreUnavailable, match=r"NUL"):
        copy_database(first, served, silent)

    name = served.partition("@/")[2].partition("?")[0]
    with postgresql_server.connected(name) as looking:
        tables = looking.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        assert tables.fetchone() == (0,)
    looking.close()


def test_answers_are_the_same_after_every_move(databases: list[str], tmp_path: Path) -> None:
    served, restored, first, second = databases
    database = Database(first)
    engine = Engine(database, WordEncoder())
    for text in (MEMOIR, MISSILES, BRIDGE):
        engine.writer.add("discord:1", draft(text), source())
    database.close()
    copy_database(first, served, silent)
    back_up(served, tmp_path / "backup", silent)
    restore(tmp_path / "backup", restored, silent)
    restore(tmp_path / "backup", second, silent)

    answers = [_answers(url) for url in (first, served, restored, second)]

    assert any("answered=True" in each for each in answers[0])
    assert answers[1:] == [answers[0]] * 3


def _answers(url: str) -> list[str]:
    database = Database(url)
    engine = Engine(database, WordEncoder())
    asked = [f"What of the {one} and the {two}?" for one in VOCABULARY[:4] for two in VOCABULARY]
    answers = [str(engine.ask("discord:1", each)) for each in asked]
    database.close()
    return answers
