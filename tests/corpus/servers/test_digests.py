"""A digest and a greeting are begun by one process, and ended by another where that was killed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from corpus.servers.digests import Digests
from corpus.servers.greetings import Greetings
from corpus.storage.database import Database
from corpus.storage.outgoing import Delivery
from tests.doubles.claims import end_process, pass_time
from tests.doubles.databases import empty_database

SERVER, WEEK = "discord:1", date(2026, 11, 16)
JOINED = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def database() -> Database:
    return empty_database()


def test_a_digest_that_a_killed_process_began_is_anothers(database: Database) -> None:
    kept = Digests(database)
    assert kept.begin(SERVER, WEEK)
    assert kept.begin(SERVER, WEEK) is None
    assert kept.left(WEEK) == ()
    end_process(database)

    assert kept.left(WEEK) == (SERVER,)
    assert kept.begin(SERVER, WEEK)
    assert kept.begin_sending(SERVER, WEEK)
    kept.end(SERVER, WEEK, Delivery.SENT)
    end_process(database)
    assert kept.left(WEEK) == ()
    assert kept.begin(SERVER, WEEK) is None


def test_a_digest_that_may_have_been_sent_long_ago_is_in_doubt(database: Database) -> None:
    kept = Digests(database)
    kept.begin(SERVER, WEEK)
    first = kept.begin_sending(SERVER, WEEK)
    end_process(database)
    pass_time(database, minutes=3)

    assert kept.left(WEEK) == (SERVER,)
    assert kept.begin(SERVER, WEEK)
    later = kept.begin_sending(SERVER, WEEK)
    assert (first and first.is_doubtful, later and later.is_doubtful) == (False, True)
    assert later is not None
    assert later.begin_anew()
    anew = kept.begin_sending(SERVER, WEEK)
    assert anew is not None
    assert not anew.is_doubtful


def test_a_digest_that_hung_for_long_is_not_sent_any_more(database: Database) -> None:
    kept = Digests(database)
    kept.begin(SERVER, WEEK)
    hung = database.claimant
    end_process(database)
    kept.begin(SERVER, WEEK)

    database.claimant = hung
    assert not kept.begin_sending(SERVER, WEEK)


def test_a_greeting_that_a_killed_process_began_is_anothers(database: Database) -> None:
    kept = Greetings(database)
    assert kept.begin(SERVER, JOINED)
    assert kept.begin(SERVER, JOINED) is None
    end_process(database)

    assert kept.left() == (SERVER,)
    assert kept.begin(SERVER, JOINED)
    kept.end(SERVER, Delivery.SENT)
    end_process(database)
    assert kept.left() == ()
    assert kept.begin(SERVER, JOINED) is None


def test_a_later_joining_is_greeted_anew(database: Database) -> None:
    kept = Greetings(database)
    kept.begin(SERVER, JOINED)
    kept.end(SERVER, Delivery.SENT)
    pass_time(database, minutes=3)

    assert kept.begin(SERVER, JOINED + timedelta(days=1))
