"""A process cares for the servers of its own shards, from when it knows them all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.connection.ownership import Ownership
from corpus.servers.collection_names import collection_of
from corpus.servers.shards import shard_of
from corpus.store import OPERATOR
from tests.bot.running import aimed, app_in, running
from tests.discord_double.server import DiscordDouble


def in_shard(shard: int) -> str:
    """Return the collection of a server that is told of by *shard*, of four."""
    return collection_of((shard << 22) + 17)


@pytest.mark.parametrize(("guild_id", "shard"), [(1, 0), (1 << 22, 1), (3 << 22, 3), (5 << 22, 1)])
def test_a_server_belongs_to_the_shard_that_discord_names(guild_id: int, shard: int) -> None:
    assert shard_of(guild_id, 4) == shard


@given(st.integers(min_value=0, max_value=1 << 63), st.integers(min_value=1, max_value=500))
def test_every_server_belongs_to_one_shard(guild_id: int, count: int) -> None:
    assert shard_of(guild_id, count) in range(count)


def test_servers_are_owned_once_their_shard_is_ready() -> None:
    ownership = Ownership()
    ownership.hold(frozenset({1, 3}), 4)
    before = [ownership.owns(in_shard(each)) for each in range(4)]

    ownership.became_ready(3)

    assert before == [False, False, False, False]
    assert [ownership.owns(in_shard(each)) for each in range(4)] == [False, False, False, True]
    assert (set(ownership.ready_shards), ownership.shard_count) == ({3}, 4)


def test_a_shard_that_is_given_up_is_owned_no_more() -> None:
    ownership = Ownership()
    ownership.hold(frozenset({1, 3}), 4)
    ownership.became_ready(1)
    ownership.became_ready(3)

    ownership.hold(frozenset({3}), 4)
    ownership.became_ready(1)

    assert ownership.ready_shards == {3}


def test_with_another_count_nothing_is_owned_before_it_is_told_again() -> None:
    ownership = Ownership()
    ownership.became_ready(0)

    ownership.hold(frozenset({0, 1}), 2)

    assert ownership.ready_shards == frozenset()


@pytest.mark.parametrize(("held", "leads"), [({0, 2}, True), ({1, 3}, False), (set(), False)])
def test_who_holds_shard_0_leads_and_owns_what_belongs_to_no_server(
    held: set[int], *, leads: bool
) -> None:
    ownership = Ownership()
    ownership.hold(frozenset(held), 4)

    assert (ownership.leads, ownership.owns(OPERATOR)) == (leads, leads)


async def test_one_process_owns_every_server_once_it_is_ready(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with DiscordDouble((1, 5 << 22)) as double:
        with aimed(double, app, tmp_path) as client:
            assert (client.ownership.leads, client.ownership.owns("discord:1")) == (True, False)
        async with running(double, app, tmp_path) as client:
            owned = [client.ownership.owns(collection_of(each)) for each in double.guilds]
    app.database.close()

    assert owned == [True, True]
