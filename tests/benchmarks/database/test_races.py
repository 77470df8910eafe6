"""Two processes that do the same at once leave what one after the other would have left."""

from collections import Counter
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.database.firsts import FIRSTS
from benchmarks.database.races import Outcome, racing
from corpus.storage.database import Database
from tests.doubles.databases import database_engine, database_url

if TYPE_CHECKING:
    from tests.doubles.postgresql import PostgreSQL

__all__ = ["database_engine"]

ALL_WELL = Outcome(2, Counter(), 0)


@pytest.mark.slow
def test_nothing_is_lost_or_done_twice(
    tmp_path: Path, database_engine: str, request: pytest.FixtureRequest
) -> None:
    numbers = count()

    def empty() -> str:
        if database_engine == "sqlite":
            return f"sqlite:///{tmp_path}/empty-{next(numbers)}.db"
        server: PostgreSQL = request.getfixturevalue("postgresql_server")
        return server.url(server.create())

    with racing(database_url(tmp_path)) as pair:
        outcomes = {kind: pair.race(kind, 2) for kind in FIRSTS}
        started = pair.start(2, empty)

    assert outcomes == dict.fromkeys(FIRSTS, ALL_WELL)
    assert started == ALL_WELL


def test_what_was_lost_is_told(tmp_path: Path, database_engine: str) -> None:
    assert database_engine
    database = Database(database_url(tmp_path))
    FIRSTS["first question"].work(database, 1, 0)

    assert not FIRSTS["first question"].is_right(database, 1, [None, None])
    assert not FIRSTS["posts to the limit"].is_right(database, 1, [5, 5])
    database.close()
