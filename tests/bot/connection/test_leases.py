"""Two processes on one database divide the shards, and each may die, stop, or lose the database."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from bot.client import FootnoteClient
from bot.connection import pauses, session_starts
from bot.connection.leasing import ShardPlan
from bot.connection.session_starts import SessionStarts
from bot.play.double.gateway import TOKEN
from bot.services import shared_shards
from bot.services.shared_shards import SharedShards
from corpus.errors import StoreUnavailable
from corpus.processes.shard_leases import Share
from tests.bot.connection.failing import watched
from tests.bot.connection.hurried import answering
from tests.bot.running import aimed, app_in
from tests.bot.staging import until
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble

SERVERS = tuple((shard << 22) + 17 for shard in range(4))
"""The ids of four servers, each told of by the shard of its number where there are four."""

QUESTION = "Who is the memoir's author?"
WITHIN = 5.0
"""Seconds in which an answer comes."""

LONG, SHORT = 6.0, 2.0
"""Seconds of leases that are not to end in a test, on a busy machine, and of those that are."""


class Fallible(SharedShards):
    """What a process agrees on with others, until it dies or its database is away."""

    is_dead = False
    is_away = False
    hangs = False

    async def balance(self) -> Share:
        """Return this process's share, where the database answers."""
        if self.hangs:
            await asyncio.Event().wait()
        if self.is_away:
            raise StoreUnavailable("{database} cannot be used.", database="The database")
        return await super().balance()

    async def leave(self) -> None:
        """Give the leases back, but for a process that has died."""
        if not self.is_dead:
            await super().leave()


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pauses, "FIRST", 0.01)
    monkeypatch.setattr(session_starts, "IDENTIFY_EVERY", 0.01)


@pytest.fixture
async def double() -> AsyncIterator[DiscordDouble]:
    async with DiscordDouble(SERVERS) as made:
        yield made


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, float]]:
    """Return where each shard will stand that begins a session, in any process, with the time."""
    noted: list[tuple[int, float]] = []
    begins = SessionStarts.begins

    def note(starts: SessionStarts, shard: int) -> None:
        noted.append((shard, time.monotonic()))
        begins(starts, shard)

    monkeypatch.setattr(SessionStarts, "begins", note)
    return noted


@asynccontextmanager
async def process(  # noqa: PLR0913 - all that tells one process from another
    double: DiscordDouble,
    home: Path,
    total: int = 4,
    *,
    lease: float = LONG,
    ready: bool = True,
    loaded: asyncio.Future[None] | None = None,
) -> AsyncIterator[tuple[FootnoteClient, Fallible]]:
    """Yield a bot that shares the shards with others in *home*, and how it agrees with them.

    Unless it is to be *ready*, it may be on its way. Questions wait until *loaded* is done.
    """
    app = app_in(home)
    sharing = Fallible(app.database, total, lease, loaded)
    plan = ShardPlan(total, None, sharing)
    with aimed(double, app, home, plan=plan, ready=loaded) as client:
        life = asyncio.create_task(client.start(TOKEN))
        try:
            if ready:
                await client.wait_until_serving()
            yield client, sharing
        finally:
            await client.drain()
            await asyncio.wait([life])
    app.database.close()


def held(*clients: FootnoteClient) -> list[set[int]]:
    """Return the shards whose servers each process knows."""
    return [set(each.ownership.ready_shards) for each in clients]


async def test_a_second_process_takes_half_of_the_shards_and_each_question_is_answered_once(
    double: DiscordDouble, tmp_path: Path
) -> None:
    async with process(double, tmp_path) as (first, _):
        await until(lambda: held(first) == [{0, 1, 2, 3}])
        async with process(double, tmp_path) as (second, _):
            await until(lambda: held(first, second) == [{0, 1}, {2, 3}])
            replies = [await Person(double, guild=each).command("about") for each in SERVERS]
            known = [sorted(guild.id for guild in each.guilds) for each in (first, second)]
            leads = [each.ownership.leads for each in (first, second)]

    assert all("Footnote" in each.text for each in replies)
    assert known == [[SERVERS[0], SERVERS[1]], [SERVERS[2], SERVERS[3]]]
    assert leads == [True, False]


async def test_what_is_being_answered_is_answered_once_though_its_shard_moves_meanwhile(
    double: DiscordDouble, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    asking = Person(double, guild=SERVERS[3], patience=30)
    async with process(double, tmp_path) as (first, _):
        await until(lambda: held(first) == [{0, 1, 2, 3}])
        with watched(caplog) as log:
            async with AsyncExitStack() as both:
                async with answering() as begun:
                    by_command = asyncio.create_task(asking.command("ask", question=QUESTION))
                    by_mention = asyncio.create_task(asking.ask(f"<@1001> {QUESTION}"))
                    await until(begun.is_set)
                    second, _ = await both.enter_async_context(process(double, tmp_path))
                    await until(lambda: held(first, second) == [{0, 1}, {2, 3}])
                told = [(await each).text for each in (by_command, by_mention)]
                assert await first.work_in_progress.finished(within=10)

    assert all("I couldn't find that" in each for each in told)
    assert len(double.sent) == 1
    assert log.lines("not delivered") == []


async def test_a_shard_that_is_being_resumed_is_taken_over_and_answers_once(
    double: DiscordDouble, tmp_path: Path
) -> None:
    async with process(double, tmp_path) as (first, _):
        await until(lambda: held(first) == [{0, 1, 2, 3}])
        double.greets = False
        await double.close_gateway(4000, 3)
        await until(lambda: double.connections(3) == [])
        async with process(double, tmp_path, ready=False) as (second, _):
            await until(lambda: 3 not in first.ownership.held_shards)
            double.greets = True
            await until(lambda: held(first, second) == [{0, 1}, {2, 3}])
            replies = [await Person(double, guild=each).command("about") for each in SERVERS]

    assert all("Footnote" in each.text for each in replies)


@pytest.mark.slow
async def test_the_shards_of_a_process_that_dies_are_served_by_the_other(
    double: DiscordDouble, tmp_path: Path
) -> None:
    async with AsyncExitStack() as stack:
        dying, sharing = await stack.enter_async_context(process(double, tmp_path, lease=SHORT))
        await until(lambda: held(dying) == [{0, 1, 2, 3}])
        other, _ = await stack.enter_async_context(process(double, tmp_path, lease=SHORT))
        await until(lambda: held(dying, other) == [{0, 1}, {2, 3}])
        led = other.ownership.leads

        sharing.is_dead = True
        await dying.close()
        await until(lambda: held(other) == [{0, 1, 2, 3}])
        leads = other.ownership.leads
        replies = [await Person(double, guild=each).command("about") for each in SERVERS]

    assert (led, leads) == (False, True)
    assert all("Footnote" in each.text for each in replies)


async def test_a_process_is_given_shards_once_it_can_answer_their_members(
    double: DiscordDouble, tmp_path: Path
) -> None:
    loaded = asyncio.get_running_loop().create_future()
    async with AsyncExitStack() as stack:
        first, _ = await stack.enter_async_context(process(double, tmp_path, lease=SHORT))
        await until(lambda: held(first) == [{0, 1, 2, 3}])
        beginning = process(double, tmp_path, lease=SHORT, ready=False, loaded=loaded)
        second, _ = await stack.enter_async_context(beginning)
        await asyncio.sleep(2 * SHORT)  # in which the shards would be shared out
        members = [Person(double, guild=each, patience=WITHIN) for each in SERVERS]
        answers = [await each.command("ask", question=QUESTION) for each in members]
        before = held(first, second)
        loaded.set_result(None)
        await until(lambda: held(first, second) == [{0, 1}, {2, 3}])

    assert len(answers) == len(SERVERS)
    assert before == [{0, 1, 2, 3}, set()]


async def test_the_shards_of_a_process_that_stops_are_served_by_the_other(
    double: DiscordDouble, tmp_path: Path
) -> None:
    async with process(double, tmp_path) as (first, _):
        async with process(double, tmp_path) as (second, _):
            await until(lambda: held(first, second) == [{0, 1}, {2, 3}])
        await until(lambda: held(first) == [{0, 1, 2, 3}])

        assert first.is_serving


async def test_a_process_for_which_no_shard_is_left_is_well_and_waits(
    double: DiscordDouble, tmp_path: Path
) -> None:
    async with process(double, tmp_path, total=1) as (first, _):
        await until(lambda: held(first) == [{0}])
        async with process(double, tmp_path, total=1) as (second, _):
            assert (held(first, second), second.is_serving) == ([{0}, set()], True)

    assert double.identifies == 1


@pytest.mark.slow
@pytest.mark.parametrize("how", ["is_away", "hangs"])
async def test_without_its_database_a_process_leaves_its_shards_before_their_leases_end(
    double: DiscordDouble, tmp_path: Path, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    async with process(double, tmp_path, lease=SHORT) as (client, sharing):
        await until(lambda: held(client) == [{0, 1, 2, 3}])
        with watched(caplog) as log:
            setattr(sharing, how, True)
            await until(lambda: held(client) == [set()])
            await until(lambda: not double.connections())
            still_leased = await SharedShards.balance(sharing)

        assert still_leased.held == {0, 1, 2, 3}
        assert (list(client.guilds), client.is_serving) == ([], False)
        told = [each["event"] for each in log.ours if "leases are not renewed" in each["event"]]
        assert len(told) == (how == "is_away")


@pytest.mark.slow
async def test_a_process_whose_database_is_back_serves_its_shards_again(
    double: DiscordDouble, tmp_path: Path
) -> None:
    async with process(double, tmp_path, lease=SHORT) as (client, sharing):
        await until(lambda: held(client) == [{0, 1, 2, 3}])
        sharing.is_away = True
        await until(lambda: held(client) == [set()])
        sharing.is_away = False
        await until(lambda: held(client) == [{0, 1, 2, 3}])
        reply = await Person(double, guild=SERVERS[3]).command("about")

    assert "Footnote" in reply.text


async def test_no_two_processes_begin_sessions_of_one_bucket_within_its_pause(
    double: DiscordDouble,
    tmp_path: Path,
    begun: list[tuple[int, float]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(session_starts, "IDENTIFY_EVERY", 0.5)
    double.max_concurrency = 2
    async with process(double, tmp_path) as (first, _), process(double, tmp_path) as (second, _):
        await until(lambda: held(first, second) == [{0, 1}, {2, 3}])

    for bucket in range(2):
        times = [at for shard, at in begun if shard % 2 == bucket]
        assert all(later - earlier >= 0.49 for earlier, later in pairwise(times)), times
        assert len(times) >= 2


@pytest.mark.slow
async def test_processes_that_discord_refuses_try_one_session_at_a_time_all_together(
    double: DiscordDouble,
    tmp_path: Path,
    begun: list[tuple[int, float]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(session_starts, "IDENTIFY_EVERY", 0.5)
    monkeypatch.setattr(session_starts, "ASKED_EVERY", 0.1)
    monkeypatch.setattr(shared_shards, "REFUSED_FOR", 1.0)
    double.shards = double.shards_required = 8
    async with AsyncExitStack() as stack:
        first, _ = await stack.enter_async_context(process(double, tmp_path, ready=False))
        second, _ = await stack.enter_async_context(process(double, tmp_path, ready=False))
        await until(lambda: double.identifies == 3)
        was_serving = first.is_serving, second.is_serving
        double.shards_required = 1
        await until(lambda: sorted(map(sorted, held(first, second))) == [[0, 1], [2, 3]])

    assert was_serving == (False, False)
    (_, second_try), (_, third_try) = begun[1:3]
    assert third_try - second_try > 0.9


async def test_a_process_with_another_total_says_that_it_waits(
    double: DiscordDouble, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with AsyncExitStack() as stack:
        first, _ = await stack.enter_async_context(process(double, tmp_path, total=2))
        await until(lambda: held(first) == [{0, 1}])
        with watched(caplog) as log:
            second, _ = await stack.enter_async_context(process(double, tmp_path))
        waiting = held(first, second)
        await first.close()
        await until(lambda: held(second) == [{0, 1, 2, 3}])

    assert waiting == [{0, 1}, set()]
    sentences = [each["event"] for each in log.ours if "FOOTNOTE_SHARDS" in each["event"]]
    assert [each.partition(":")[0] for each in sentences] == [
        "Another process runs with FOOTNOTE_SHARDS=2, this one with 4"
    ]
