"""Two processes on one database: what one claims the other leaves, until the claim lapses."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.article import SourceKind
from corpus.errors import StoreUnavailable
from corpus.storage.claims import Claims
from corpus.storage.database import Database
from corpus.storage.schema import submissions
from corpus.submissions.queue import SubmissionQueue
from corpus.submissions.submission import Posted, Submission
from corpus.submissions.submissions import Submissions
from tests.doubles.databases import database_engine, database_url

__all__ = ["database_engine"]

POSTED = Posted(SourceKind.TEXT, "a.txt", "ada", "7", data=b"text")


@pytest.fixture
def two(tmp_path: Path) -> tuple[Database, Database]:
    return Database(database_url(tmp_path)), Database(database_url(tmp_path))


def test_a_claim_that_is_not_renewed_lapses(two: tuple[Database, Database]) -> None:
    one, other = two
    key = Submissions(one).submit("discord:1", POSTED).id
    assert SubmissionQueue(one).begin(key)
    assert SubmissionQueue(other).begin(key) is None

    one.claimant = replace(one.claimant, seconds=0.1)
    assert SubmissionQueue(one).claim(key).renew()
    assert taken_over(other, key)

    assert not SubmissionQueue(one).claim(key).renew()
    assert SubmissionQueue(other).claim(key).renew()


def test_a_process_that_hangs_while_it_claims_keeps_nobody_off(
    two: tuple[Database, Database], database_engine: str
) -> None:
    if database_engine == "sqlite":
        pytest.skip("SQLite locks no rows: whoever writes keeps all others off")
    one, other = two
    key = Submissions(one).submit("discord:1", POSTED).id

    with pytest.raises(StoreUnavailable):
        hang(one, other, key)

    assert SubmissionQueue(other).claim(key).renew()


def hang(one: Database, other: Database, key: str) -> None:
    """Hang in *one*, between locking a row and claiming it, until *other* has it."""
    kept = Claims(one, submissions)
    with one.write() as connection:
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 200")
        assert kept.take(connection, submissions.c.id == key)
        assert taken_over(other, key)


def taken_over(database: Database, key: str) -> Submission | None:
    """Return a submission once *database* may claim it; `None` where that takes 10 seconds."""
    queue, until = SubmissionQueue(database), time.monotonic() + 10
    while (begun := queue.begin(key)) is None and time.monotonic() < until:
        time.sleep(0.02)
    return begun
