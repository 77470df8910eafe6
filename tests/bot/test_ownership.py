"""Two processes share one database and the servers of one bot: each cares for its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from benchmarks.restarts import Rounds
from bot.app import App
from bot.client import FootnoteClient
from bot.connection import session_starts
from bot.connection.leasing import ShardPlan
from corpus.servers.collection_names import collection_of
from corpus.servers.known_servers import KnownServers, Server
from corpus.storage.schema import collections
from corpus.store import OPERATOR, SAMPLE
from tests.bot.ask.quoting import quoted
from tests.bot.running import app_in, running
from tests.bot.staging import until
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, source

NEAR = 1
"""A server of the first process, to which direct messages come."""

FAR = (1 << 22) + 17
"""One of the second process."""

QUESTION = "Who is the memoir's author?"


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_starts, "IDENTIFY_EVERY", 0.01)


@dataclass
class Two:
    """Two processes of one bot: the *first* has shard 0, the *second* shard 1."""

    discord: DiscordDouble
    first: FootnoteClient
    second: FootnoteClient
    app: App


@asynccontextmanager
async def process(
    discord: DiscordDouble, home: Path, shard: int
) -> AsyncIterator[tuple[FootnoteClient, App]]:
    """Yield a process with *shard* of two, on the database in *home*."""
    app = app_in(home)
    plan = ShardPlan(total=2, ids=frozenset({shard}))
    async with running(discord, app, home, plan=plan) as client:
        await until(lambda: client.ownership.ready_shards == {shard})
        yield client, app
    app.database.close()


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Two]:
    async with (
        DiscordDouble((NEAR, FAR)) as discord,
        process(discord, tmp_path, 0) as (first, app),
        process(discord, tmp_path, 1) as (second, _),
    ):
        app.engine.writer.add(collection_of(FAR), draft(MEMOIR), source())
        await until(lambda: len(known(app)) == 2)
        yield Two(discord, first, second, app)


def known(app: App) -> tuple[Server, ...]:
    return KnownServers(app.database).if_few(9) or ()


def left(app: App) -> set[str]:
    chosen = sa.select(collections.c.name).where(collections.c.left_at.is_not(None))
    with app.database.read() as connection:
        return set(connection.scalars(chosen))


async def test_each_process_keeps_its_servers_by_name_and_marks_no_others(two: Two) -> None:
    assert [(each.collection, each.name) for each in known(two.app)] == [
        (collection_of(NEAR), f"Server {NEAR}"),
        (collection_of(FAR), f"Server {FAR}"),
    ]
    assert left(two.app) == set()


async def test_a_server_is_marked_and_unmarked_by_its_own_process(two: Two) -> None:
    await two.discord.dispatch("GUILD_DELETE", {"id": str(FAR)})
    await until(lambda: left(two.app) == {collection_of(FAR)})
    seen_gone = [each.presence.is_gone(collection_of(FAR)) for each in (two.first, two.second)]
    await two.discord.add_bot(FAR)
    await until(lambda: left(two.app) == set())

    assert seen_gone == [False, True]


async def test_what_is_done_once_for_all_is_done_by_who_holds_shard_0(tmp_path: Path) -> None:
    async with DiscordDouble((NEAR, FAR)) as discord:
        async with process(discord, tmp_path, 1) as (second, app):
            published = discord.syncs
            second.dispatch("lead")  # as when shard 0 comes to it
            await until(lambda: bool(app.engine.store.articles([SAMPLE])))
            after = discord.syncs
        async with process(discord, tmp_path, 0):
            pass

    assert (published, after) == (0, 1)


async def test_a_direct_message_quotes_a_server_of_another_process(two: Two) -> None:
    member = Person(two.discord, "ada", guild=FAR)

    reply = await member.alone.ask(QUESTION)
    by_command = await member.alone.command("ask", question=QUESTION)

    assert quoted(reply) == quoted(by_command) == MEMOIR
    assert f"-# from the articles of Server {FAR}" in reply.text


async def test_who_shares_servers_of_both_processes_chooses(two: Two) -> None:
    two.app.engine.writer.add(collection_of(NEAR), draft(MISSILES, BRIDGE), source())
    member = Person(two.discord, "ada")
    member.joins(FAR)

    offered = await member.alone.ask(QUESTION)
    (told,) = await member.alone.choose(offered, f"Server {FAR}")
    reply = await member.alone.ask(QUESTION)
    again = await member.alone.press(reply, "Change server")
    (back,) = await member.alone.choose(again, f"Server {NEAR}")

    assert f"**Server {FAR}**" in told.text
    assert quoted(reply) == MEMOIR
    assert f"**Server {NEAR}**" in back.text


async def test_who_left_a_server_of_another_process_is_answered_from_it_no_more(two: Two) -> None:
    two.app.engine.writer.add(OPERATOR, draft(BRIDGE, title="Ours"), source())
    member = Person(two.discord, "ada", guild=FAR)
    before = await member.alone.ask(QUESTION)
    member.leaves(FAR)

    after = await member.alone.ask("Who walked across the bridge over the harbour?")

    assert quoted(before) == MEMOIR
    assert quoted(after) == BRIDGE
    assert "Server" not in after.text


async def test_no_server_is_named_to_who_is_in_none(two: Two) -> None:
    stranger = Person(two.discord, "eve")
    stranger.leaves(1)

    reply = await stranger.alone.ask(QUESTION)
    asked = [each for each in two.discord.calls if each.endswith(f"/members/{stranger.id}")]

    assert "Server" not in reply.text
    assert sorted(asked) == [f"GET /guilds/{each}/members/{stranger.id}" for each in (NEAR, FAR)]


async def test_a_server_that_was_renamed_is_offered_by_its_new_name(two: Two) -> None:
    renamed = {"id": str(FAR), "name": "The garden", "preferred_locale": "de", "features": []}
    await two.discord.dispatch("GUILD_UPDATE", renamed)
    await until(lambda: "The garden" in {each.name for each in known(two.app)})
    member = Person(two.discord, "ada", guild=FAR)

    reply = await member.alone.ask(QUESTION)

    assert "-# aus den Artikeln von The garden" in reply.text


async def test_settings_of_a_server_are_seen_by_every_process_at_once(two: Two) -> None:
    await two.second.records.decide(collection_of(FAR), language="fr")
    before = await two.first.lookups.settings(collection_of(FAR))
    await two.first.records.decide(collection_of(FAR), language="de")
    after = await two.second.lookups.settings(collection_of(FAR))

    assert (before.language, after.language) == ("fr", "de")


async def test_restarts_with_the_clock_moved_on_mark_and_erase_no_server_that_is_there(
    tmp_path: Path,
) -> None:
    rounds = Rounds(f"sqlite:///{tmp_path / 'footnote.db'}", tmp_path, seed=4, leaves=[1])

    outcome = await rounds.run(4)

    assert (outcome.rounds, outcome.wrong, len(outcome.erased)) == (4, set(), 1)


async def test_in_many_servers_discord_is_asked_of_those_alone_where_the_member_asked(
    two: Two,
) -> None:
    others = [Server(collection_of(each << 22), f"Other {each}", "de") for each in range(2, 40)]
    KnownServers(two.app.database).keep(others)
    member = Person(two.discord, "ada", guild=FAR)
    await member.command("ask", question=QUESTION)

    reply = await member.alone.ask(QUESTION)
    asked = {each for each in two.discord.calls if each.endswith(f"/members/{member.id}")}

    assert quoted(reply) == MEMOIR
    assert asked == {f"GET /guilds/{FAR}/members/{member.id}"}
