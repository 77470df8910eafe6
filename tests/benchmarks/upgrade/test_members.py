"""What members met while versions changed is counted for what it was."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from benchmarks.upgrade import members
from benchmarks.upgrade.members import (
    ANSWERED,
    AWAY,
    PUBLISHED,
    RESTARTING,
    SERVERS,
    SHARDS,
    Members,
)
from bot.client import FootnoteClient
from corpus.servers.collection_names import collection_of
from index.evaluation.squad import SquadQuestion, SquadSet
from tests.bot.running import app_in, running
from tests.bot.staging import until
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, draft, source

ASKED = SquadSet(
    (*(draft(MEMOIR, title=f"Memoir {number}") for number in range(SHARDS)), draft(BRIDGE)),
    tuple(SquadQuestion("Who is the memoir's author?", number, 0, ()) for number in range(SHARDS)),
)


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "ASKED_EVERY", 0.2)
    monkeypatch.setattr(members, "POSTED_EVERY", 0.8)


@pytest.fixture
async def discord() -> AsyncIterator[DiscordDouble]:
    async with DiscordDouble(SERVERS) as made:
        yield made


@pytest.fixture
async def bot(discord: DiscordDouble, tmp_path: Path) -> AsyncIterator[FootnoteClient]:
    app = app_in(tmp_path)
    for server, each in zip(SERVERS, ASKED.drafts, strict=False):
        app.engine.writer.add(collection_of(server), each, source())
    async with running(discord, app, tmp_path) as client:
        yield client
    app.database.close()


async def met(discord: DiscordDouble) -> dict[str, set[str]]:
    """Return what came of all that members did, once somebody has asked and somebody posted."""
    going, since = Members(discord, ASKED), time.monotonic()
    asking = asyncio.create_task(going.go_on())
    await until(lambda: {each.what for each in going.done} == {"asked", "posted"})
    asking.cancel()
    until_now = time.monotonic()
    return {what: set(going.outcomes(what, since, until_now)) for what in ("asked", "posted")}


async def test_answers_and_publications_are_told_as_such(
    discord: DiscordDouble, bot: FootnoteClient
) -> None:
    assert not bot.stopping
    assert await met(discord) == {"asked": {ANSWERED}, "posted": {PUBLISHED}}


async def test_who_is_told_to_ask_again_is_told_apart(
    discord: DiscordDouble, bot: FootnoteClient
) -> None:
    bot.stopping = True

    assert await met(discord) == {"asked": {RESTARTING}, "posted": {RESTARTING}}


async def test_whose_shard_nobody_serves_is_told_apart(
    discord: DiscordDouble, bot: FootnoteClient
) -> None:
    await bot.drain()

    assert await met(discord) == {"asked": {AWAY}, "posted": {AWAY}}
