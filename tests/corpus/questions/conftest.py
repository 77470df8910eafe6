"""The asked questions of an empty database, on SQLite and on PostgreSQL."""

import pytest

from corpus.questions.asked_questions import AskedQuestions
from corpus.storage.database import Database
from tests.doubles.databases import database_engine, empty_database

__all__ = ["database_engine"]


@pytest.fixture
def database() -> Database:
    return empty_database()


@pytest.fixture
def asked(database: Database) -> AskedQuestions:
    return AskedQuestions(database)
