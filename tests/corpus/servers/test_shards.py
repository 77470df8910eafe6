"""The database tells the rows of a process's own servers as Discord divides servers."""

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.servers.collection_names import collection_of
from corpus.servers.shards import ALL, Shards, shard_of
from corpus.storage.database import Database
from corpus.storage.schema import collections
from corpus.store import OPERATOR
from tests.doubles.databases import empty_database

OF_NO_SERVER = (OPERATOR, "discord:", "discord:press", "discord:-5", "press", "discordant")
IDS = (0, 17, (1 << 22) + 17, 7 << 22, 10**18, (1 << 63) - 1)
NAMES = (*OF_NO_SERVER, *map(collection_of, IDS))


@pytest.fixture
def database() -> Database:
    return empty_database()


def owned(database: Database, shards: Shards) -> set[str]:
    """Return which of `NAMES` the database tells when asked for those of *shards*."""
    with database.write() as connection:
        connection.execute(collections.delete())
        rows = [{"name": name, "generation": 0} for name in NAMES]
        connection.execute(collections.insert(), rows)
        return set(
            connection.scalars(sa.select(collections.c.name).where(shards.own(collections.c.name)))
        )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 40), st.sets(st.integers(0, 39)), st.booleans())
def test_the_database_finds_the_servers_that_the_shards_own(
    database: Database,
    count: int,
    numbers: set[int],
    leads: bool,  # noqa: FBT001 - a value that is drawn
) -> None:
    shards = Shards(count, frozenset(each for each in numbers if each < count), leads=leads)

    assert owned(database, shards) == {name for name in NAMES if shards.owns(name)}


def test_every_server_is_one_process_s_and_the_operator_s_articles_the_leader_s(
    database: Database,
) -> None:
    first = Shards(3, frozenset({0, 1}), leads=True)
    second = Shards(3, frozenset({2}), leads=False)

    assert owned(database, first) | owned(database, second) == set(NAMES)
    assert owned(database, first) & owned(database, second) == set()
    assert owned(database, second) == {
        collection_of(each) for each in IDS if shard_of(each, 3) == 2
    }
    assert set(OF_NO_SERVER) <= owned(database, first)


def test_one_process_with_all_shards_or_none_looks_at_everything(database: Database) -> None:
    assert owned(database, ALL) == set(NAMES)
    assert owned(database, Shards(4, frozenset(range(4)), leads=True)) == set(NAMES)


def test_before_a_shard_is_ready_no_server_is_looked_at(database: Database) -> None:
    assert owned(database, Shards(1, frozenset(), leads=False)) == set()
