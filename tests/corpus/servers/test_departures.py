"""A server counts as left where its own process does not see it, and many at once do not."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from corpus.servers.collection_names import collection_of
from corpus.servers.departures import GRACE, Reconciled, Servers
from corpus.servers.known_servers import KnownServers, Server
from corpus.servers.shards import ALL, Shards, shard_of
from corpus.storage.database import Database
from corpus.storage.schema import collections
from corpus.store import OPERATOR
from tests.corpus.servers.sights import is_gone, only
from tests.doubles.databases import empty_database

NAMES = tuple(sorted(collection_of(number << 22) for number in range(1, 41)))
FIRST = Shards(2, frozenset({0}), leads=True)
SECOND = Shards(2, frozenset({1}), leads=False)


@pytest.fixture
def database() -> Database:
    return empty_database()


@pytest.fixture
def servers(database: Database) -> Servers:
    know(database, NAMES)
    return Servers(database)


def know(database: Database, names: tuple[str, ...]) -> None:
    """Have *names* in the database, as servers that the bot is in."""
    KnownServers(database).keep([Server(each, f"Server {each}", "en-US") for each in names])


def marked(database: Database) -> set[str]:
    """Return the collections that count as left."""
    left = sa.select(collections.c.name).where(collections.c.left_at.is_not(None))
    with database.read() as connection:
        return set(connection.scalars(left))


def wait_longer_than_the_grace_period(database: Database) -> None:
    past = datetime.now(UTC) - GRACE - timedelta(days=1)
    left = collections.c.left_at.is_not(None)
    with database.write() as connection:
        connection.execute(collections.update().where(left).values(left_at=past))


def kept(database: Database) -> set[str]:
    with database.read() as connection:
        return set(connection.scalars(sa.select(collections.c.name)))


def test_one_of_three_servers_that_went_unseen_is_noticed_and_so_is_its_return(
    database: Database,
) -> None:
    know(database, NAMES[:3])
    servers = Servers(database)

    assert servers.reconcile(ALL, only(*NAMES[:2])) == Reconciled(gone=(NAMES[2],))
    assert marked(database) == {NAMES[2]}
    assert servers.reconcile(ALL, only(*NAMES[:3])) == Reconciled()
    assert marked(database) == set()


def test_a_tenth_of_the_servers_may_go_at_once(database: Database, servers: Servers) -> None:
    assert servers.reconcile(ALL, only(*NAMES[4:])) == Reconciled(gone=NAMES[:4])
    assert marked(database) == set(NAMES[:4])


def test_of_more_nothing_is_believed_before_the_operator_says_so(
    database: Database, servers: Servers
) -> None:
    doubted = servers.reconcile(ALL, only(*NAMES[5:]))
    before = marked(database)
    confirmed = servers.confirm_gone()

    assert doubted == Reconciled(doubted=NAMES[:5])
    assert before == set()
    assert set(confirmed) == marked(database) == set(NAMES[:5])
    assert servers.confirm_gone() == ()


def test_what_was_doubted_and_is_seen_again_cannot_be_confirmed(servers: Servers) -> None:
    servers.reconcile(ALL, is_gone)
    servers.reconcile(ALL, only(*NAMES[2:]))

    assert servers.confirm_gone() == ()
    assert servers.reconcile(ALL, only(*NAMES)) == Reconciled()


def test_what_was_doubted_is_left_once_few_enough_are_gone(
    database: Database, servers: Servers
) -> None:
    servers.reconcile(ALL, is_gone)

    assert servers.reconcile(ALL, only(*NAMES[2:])) == Reconciled(gone=NAMES[:2])
    assert marked(database) == set(NAMES[:2])


def test_what_was_left_before_does_not_count_with_what_goes_now(
    database: Database, servers: Servers
) -> None:
    servers.reconcile(ALL, only(*NAMES[4:]))

    assert servers.reconcile(ALL, only(*NAMES[7:])) == Reconciled(gone=NAMES[4:7])
    assert marked(database) == set(NAMES[:7])


def test_a_process_marks_and_erases_no_server_of_anothers_shard(
    database: Database, servers: Servers
) -> None:
    of_second = [each for each in NAMES if SECOND.owns(each)]
    servers.left(of_second[0])
    wait_longer_than_the_grace_period(database)

    reconciled = servers.reconcile(FIRST, only(*[each for each in NAMES if FIRST.owns(each)]))
    erased_by_first = servers.erase_gone(FIRST, is_gone)
    erased_by_second = servers.erase_gone(SECOND, is_gone)

    assert reconciled == Reconciled()
    assert erased_by_first == ()
    assert erased_by_second == (of_second[0],)
    assert kept(database) == set(NAMES) - {of_second[0]}


def test_a_server_that_is_seen_at_the_last_moment_is_not_erased(
    database: Database, servers: Servers
) -> None:
    for each in NAMES[:2]:
        servers.left(each)
    wait_longer_than_the_grace_period(database)

    assert servers.erase_gone(ALL, only(NAMES[0])) == (NAMES[1],)
    assert kept(database) == set(NAMES) - {NAMES[1]}


def test_one_that_joins_while_servers_are_compared_is_not_marked(
    database: Database, servers: Servers
) -> None:
    asked: list[str] = []

    def joins_meanwhile(collection: str) -> bool:
        asked.append(collection)
        return collection == NAMES[0] and asked.count(collection) == 1

    servers.reconcile(ALL, joins_meanwhile)

    assert marked(database) == set()


def test_the_operators_collection_is_no_server(database: Database, servers: Servers) -> None:
    with database.write() as connection:
        connection.execute(collections.insert().values(name=OPERATOR, generation=1))
    servers.reconcile(ALL, only(*NAMES))

    assert OPERATOR not in marked(database)
    assert shard_of(0, 1) in ALL.numbers
