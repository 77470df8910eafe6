"""One process connects as several shards, each of which may fail and come back by itself."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from bot.client import FootnoteClient
from bot.connection import pauses, session_starts, shard, slots
from bot.connection.leasing import ShardPlan
from bot.connection.session_starts import ASKED_EVERY
from bot.connection.slots import OwnSlots
from bot.play.double.gateway import TOKEN
from corpus.servers.collection_names import collection_of
from tests.bot.connection.failing import watched
from tests.bot.running import aimed, app_in, running
from tests.bot.staging import until
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble

SERVERS = tuple((shard << 22) + 17 for shard in range(3))
"""The ids of three servers, each told of by the shard of its number where there are three."""

OF_SHARD_1_TOO = (4 << 22) + 17


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pauses, "FIRST", 0.01)
    monkeypatch.setattr(session_starts, "IDENTIFY_EVERY", 0.01)
    monkeypatch.setattr(shard, "AFTER_AN_END", (0.0, 0.01))


@asynccontextmanager
async def connected(
    home: Path, plan: ShardPlan | None = None, shards: int = 3
) -> AsyncIterator[tuple[DiscordDouble, FootnoteClient]]:
    """Yield a Discord that recommends so many shards, and the bot on it."""
    app = app_in(home)
    async with DiscordDouble((*SERVERS, OF_SHARD_1_TOO)) as double:
        double.shards = shards
        async with running(double, app, home, plan=plan) as client:
            yield double, client
    app.database.close()


def begun(double: DiscordDouble) -> list[tuple[int, int]]:
    """Return as which shard of how many each session was begun, in order of the shards."""
    return sorted((each.shard, each.count) for each in double.begun)


async def test_the_bot_connects_as_the_shards_that_discord_recommends(tmp_path: Path) -> None:
    async with connected(tmp_path) as (double, client):
        known = {each.id for each in client.guilds}
        replies = [await Person(double, guild=each).command("about") for each in SERVERS]
        private = await Person(double).alone.command("privacy")

    assert begun(double) == [(0, 3), (1, 3), (2, 3)]
    assert known == {*SERVERS, OF_SHARD_1_TOO}
    assert all("Articles here" in each.text for each in replies)
    assert private.text


async def test_a_small_bot_asks_once_as_how_many_shards_to_connect(tmp_path: Path) -> None:
    async with connected(tmp_path, shards=1) as (double, _):
        asked = double.calls.count("GET /gateway/bot")

    assert (begun(double), asked) == ([(0, 1)], 1)


async def test_chosen_shards_are_connected_and_no_others(tmp_path: Path) -> None:
    plan = ShardPlan(total=3, ids=frozenset({0, 2}))
    async with connected(tmp_path, plan) as (double, client):
        owned = [client.ownership.owns(collection_of(each)) for each in SERVERS]
        known = {each.id for each in client.guilds}

    assert begun(double) == [(0, 3), (2, 3)]
    assert (owned, known) == ([True, False, True], {SERVERS[0], SERVERS[2]})


async def test_shards_of_different_buckets_wait_for_none_of_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_starts, "IDENTIFY_EVERY", 3600.0)
    app = app_in(tmp_path)
    async with DiscordDouble(SERVERS) as double:
        double.shards, double.max_concurrency = 3, 3
        async with running(double, app, tmp_path) as client:
            assert client.is_serving
    app.database.close()

    assert begun(double) == [(0, 3), (1, 3), (2, 3)]


async def test_a_shard_that_is_cut_off_resumes_by_itself(tmp_path: Path) -> None:
    async with connected(tmp_path) as (double, _):
        await double.close_gateway(4000, shard=1)
        await asyncio.wait_for(double.resumed.wait(), 10)
        replies = [await Person(double, guild=each).command("about") for each in SERVERS]

    assert (double.identifies, double.resumes) == (3, 1)
    assert all("Articles here" in each.text for each in replies)


async def test_a_bot_one_of_whose_shards_is_away_does_not_serve(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(tmp_path) as (double, client):
        served = client.is_serving
        monkeypatch.setattr(pauses, "FIRST", 3600.0)
        double.refusals = 9
        await double.close_gateway(4000, shard=1)
        await until(lambda: not client.is_serving)
        latencies = dict(client.latencies)

    assert served
    assert [each for each in sorted(latencies) if latencies[each] < 10] == [0, 2]


async def test_servers_that_left_while_a_shard_was_away_are_forgotten_and_no_others(
    tmp_path: Path,
) -> None:
    async with connected(tmp_path) as (double, client):
        double.guilds = SERVERS
        await double.send_op(9, data=False, shard=1)
        await until(lambda: {each.id for each in client.guilds} == set(SERVERS))
        await until(lambda: client.is_serving)

    assert begun(double) == [(0, 3), (1, 3), (1, 3), (2, 3)]


async def test_a_stop_leaves_every_shard_with_code_1000(tmp_path: Path) -> None:
    async with connected(tmp_path) as (double, client):
        await client.drain()
        await until(lambda: len(double.close_codes) == 3)

    assert double.close_codes == [1000, 1000, 1000]


async def test_a_bot_that_has_outgrown_its_shards_connects_as_more(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with connected(tmp_path, shards=1) as (double, client):
        double.shards, double.shards_required = 3, 2
        with watched(caplog) as log:
            await double.send_op(9, data=False)
            await until(lambda: client.ownership.ready_shards == {0, 1, 2})
        replies = [await Person(double, guild=each).command("about") for each in SERVERS]

    assert log.lines("Discord asks for more shards") == [{"shards": 3}]
    assert [(each.shard, each.count) for each in double.begun[:2]] == [(0, 1), (0, 1)]
    assert begun(double)[2:] == [(0, 3), (1, 3), (2, 3)]
    assert all("Articles here" in each.text for each in replies)


async def test_too_few_chosen_shards_are_told_to_the_operator_and_tried_again_after_a_pause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(slots, "REFUSED_FOR", 0.2)
    app = app_in(tmp_path)
    async with DiscordDouble(SERVERS) as double:
        double.shards = double.shards_required = 3
        with (
            aimed(double, app, tmp_path, plan=ShardPlan(total=2)) as client,
            watched(caplog) as log,
        ):
            life = asyncio.create_task(client.start(TOKEN))
            await until(lambda: double.identifies == 3)
            double.shards_required = 1
            await until(lambda: client.is_serving)
            await client.drain()
            await asyncio.wait([life])
    app.database.close()

    sentences = [each["event"] for each in log.ours if "4011" in each["event"]]
    assert "set FOOTNOTE_SHARDS to 3 for every process" in sentences[0]
    assert len(sentences) >= 3


class Clock:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        """Return the seconds that it shows."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Let so many seconds pass."""
        self.now += seconds


async def test_a_bot_that_discord_keeps_refusing_begins_fewer_than_ten_sessions_an_hour() -> None:
    clock, own, begun_at = Clock(), OwnSlots(), list[float]()
    with patch.object(time, "monotonic", clock.monotonic):
        while clock.now < 1000.0 + 24 * 3600:
            if wait := await own.claim(0):
                await clock.sleep(min(wait, ASKED_EVERY))
                continue
            begun_at.append(clock.now)
            await own.settle(0, session_starts.IDENTIFY_EVERY)
            await own.refuse()

    hours = [[each for each in begun_at if at <= each < at + 3600] for at in begun_at]
    assert 8 <= max(map(len, hours)) < 10


async def test_no_session_is_begun_while_discord_allows_none(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = app_in(tmp_path)
    async with DiscordDouble(SERVERS) as double:
        double.session_starts, double.reset_after = 0, 300
        with aimed(double, app, tmp_path) as client, watched(caplog) as log:
            life = asyncio.create_task(client.start(TOKEN))
            await until(lambda: any("no more sessions" in each["event"] for each in log.ours))
            before = double.identifies
            double.session_starts = 1000
            await until(lambda: client.is_serving)
            await client.drain()
            await asyncio.wait([life])
    app.database.close()

    assert (before, double.identifies) == (0, 1)
