"""Statements, their failures and connections are counted as they come."""

from pathlib import Path

import pytest

from corpus.errors import StoreUnavailable
from corpus.storage.database import Database


def test_a_connection_is_in_use_until_it_is_given_back(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/footnote.db")
    counts = database.counted()

    with database.read(), database.read():
        within = counts.connections_in_use
    after = counts.connections_in_use
    database.close()

    assert (within, after) == (2, 0)


def test_what_succeeds_and_what_fails_is_counted_apart(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/footnote.db")
    counts = database.counted()

    with database.read() as connection:
        connection.exec_driver_sql("SELECT 1")
        before = counts.statements
        connection.exec_driver_sql("SELECT 2")
    with pytest.raises(StoreUnavailable), database.read() as connection:
        connection.exec_driver_sql("SELECT nothing FROM nowhere")
    database.close()

    assert counts.statements == before + 2  # the BEGIN of the second is one
    assert (counts.failures, counts.disconnections) == (1, 0)
