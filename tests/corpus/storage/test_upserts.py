"""A row is written whether or not there is one with its key, and it is told which it was."""

from datetime import date

import pytest
import sqlalchemy as sa

from corpus.storage.database import Database
from corpus.storage.schema import daily_counts
from corpus.storage.upserts import increase, insert_new, upsert
from tests.doubles.databases import database_engine, empty_database

__all__ = ["database_engine"]

KEY = {"collection": "discord:1", "day": date(2026, 11, 16)}
FIRST = KEY | {"asked": 5, "answered": 3, "helpful": 0, "not_helpful": 0}
SECOND = KEY | {"asked": 2, "answered": 1, "helpful": 1, "not_helpful": 0}


@pytest.fixture
def database() -> Database:
    return empty_database()


def counted(database: Database) -> list[tuple[int, ...]]:
    with database.read() as connection:
        chosen = sa.select(daily_counts.c.asked, daily_counts.c.answered, daily_counts.c.helpful)
        return [tuple(row) for row in connection.execute(chosen)]


def test_the_later_row_takes_the_place_of_the_earlier(database: Database) -> None:
    with database.write() as connection:
        upsert(connection, daily_counts, FIRST)
        upsert(connection, daily_counts, SECOND)

    assert counted(database) == [(2, 1, 1)]


def test_what_is_there_already_stays_and_that_is_told(database: Database) -> None:
    with database.write() as connection:
        written = [insert_new(connection, daily_counts, each) for each in (FIRST, SECOND)]

    assert written == [True, False]
    assert counted(database) == [(5, 3, 0)]


def test_numbers_are_added_to_those_that_are_there(database: Database) -> None:
    with database.write() as connection:
        increase(connection, daily_counts, FIRST)
        increase(connection, daily_counts, SECOND)

    assert counted(database) == [(7, 4, 1)]
