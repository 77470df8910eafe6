"""The asked questions of a database in memory."""

import pytest

from corpus.questions.asked_questions import AskedQuestions
from corpus.storage.database import Database


@pytest.fixture
def database() -> Database:
    return Database("sqlite://")


@pytest.fixture
def asked(database: Database) -> AskedQuestions:
    return AskedQuestions(database)
