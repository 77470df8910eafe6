"""What a process tells Prometheus and probes is what happened in it, and nothing of whom."""

import asyncio
import gc
import threading
from collections.abc import AsyncIterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.app import App
from bot.client import FootnoteClient
from bot.metrics import state
from bot.metrics.metrics import Metrics
from bot.metrics.server import served
from bot.metrics.state import Process
from bot.play.double.failures import Failure
from bot.services.questions import WAITING
from corpus.errors import FootnoteError, StoreUnavailable
from corpus.storage.database import Database
from corpus.storage.failures import Interrupted
from index.engine import AT_ONCE
from index.search.live_indexes import LiveIndexes
from index.search.snapshot import Snapshot
from tests.bot.metrics.pages import free_address, page
from tests.bot.running import app_in, running
from tests.bot.staging import until
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, draft, source

QUESTION = "Who is the memoir's author?"
NAME = "zebediah"


@dataclass
class Watched:
    """A bot on our own Discord, a member there, and the pages that tell of the bot."""

    discord: DiscordDouble
    client: FootnoteClient
    app: App
    address: str
    preparing: asyncio.Future[None]
    member: Person

    async def get(self, path: str) -> tuple[int, str]:
        """Return the status and the text of a page."""
        return await page(f"http://{self.address}{path}")

    async def scrape(self) -> dict[str, float]:
        """Return all metrics as Prometheus understands them: by name, with the value of a label."""
        _, text = await self.get("/metrics")
        return {
            "/".join([sample.name, *sample.labels.values()]): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }


@pytest.fixture
async def watched(tmp_path: Path) -> AsyncIterator[Watched]:
    app, discord, metrics = app_in(tmp_path), DiscordDouble((1, 2)), Metrics()
    app.engine.writer.add("discord:1", draft(MEMOIR), source())
    preparing: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    preparing.set_result(None)
    async with discord, running(discord, app, tmp_path, observations=metrics) as client:
        process, address = Process(client, app, preparing), free_address()
        async with served(address, metrics, process):
            yield Watched(discord, client, app, address, preparing, Person(discord, NAME))
    app.database.close()


async def test_each_question_is_counted_by_what_came_of_it(watched: Watched) -> None:
    await watched.member.command("ask", question=QUESTION)
    await watched.member.command("ask", question="memoir author")
    await watched.member.command("ask", question="thank you so much")
    await watched.member.command("ask", question="Where is the bridge?")
    await Person(watched.discord, "eve", 2).command("ask", question=QUESTION)
    with patch.object(LiveIndexes, "snapshot", side_effect=ZeroDivisionError):
        await watched.member.command("ask", question="memoir of the author")

    told = await watched.scrape()

    outcomes = {
        name.rpartition("/")[2]: value
        for name, value in told.items()
        if name.startswith("footnote_questions_total/")
    }
    assert outcomes == {
        "answer": 2,
        "small_talk": 1,
        "not_covered": 1,
        "no_sources": 1,
        "failed": 1,
    }
    assert told["footnote_answer_seconds_count"] == 6
    assert told["footnote_answer_seconds_bucket/+Inf"] == 6
    assert 0 < told["footnote_answer_seconds_sum"] < 60


async def test_a_question_that_finds_no_room_is_counted_as_busy_and_took_no_time(
    watched: Watched,
) -> None:
    limits = watched.client.rate_limits
    with ExitStack() as crowd:
        for number in range(WAITING + AT_ONCE):
            crowd.enter_context(limits.place(f"discord:{100 + number}", str(number)))
        told = await watched.member.command("ask", question=QUESTION)
    after = await watched.scrape()

    assert "Lots of questions right now" in told.text
    assert after["footnote_questions_total/busy"] == 1
    assert after["footnote_answer_seconds_count"] == 0


async def test_first_responses_are_measured_and_lost_ones_counted(watched: Watched) -> None:
    await watched.member.command("ask", question=QUESTION)
    before = await watched.scrape()
    watched.discord.failures.append(Failure(429, route="callback", times=4))
    await watched.member.begin("ask", question=QUESTION)
    await until(lambda: not watched.discord.failures[0].times)
    after = await watched.scrape()

    assert before["footnote_acknowledge_seconds_count"] == 1
    assert 0 < before["footnote_acknowledge_seconds_sum"] < 3
    assert after["footnote_acknowledge_seconds_count"] == 1
    assert after["footnote_unacknowledged_interactions_total"] == 1


async def test_the_index_cache_tells_hits_misses_and_builds(watched: Watched) -> None:
    await watched.member.command("ask", question=QUESTION)
    first = await watched.scrape()
    await watched.member.command("ask", question="memoir author")
    second = await watched.scrape()
    watched.app.engine.writer.add("discord:1", draft(BRIDGE), source())
    await asyncio.to_thread(watched.app.engine.indexes.upkeep.finish)
    await watched.member.command("ask", question="author of the memoir")
    third = await watched.scrape()

    def moved(name: str, before: dict[str, float], after: dict[str, float]) -> float:
        return after[f"footnote_index_cache_{name}"] - before[f"footnote_index_cache_{name}"]

    assert first["footnote_index_cache_builds_total"] == first["footnote_index_cache_misses_total"]
    assert first["footnote_index_cache_bytes"] > 0
    assert moved("builds_total", first, second) == 0
    assert moved("hits_total", first, second) > 0
    assert (moved("builds_total", second, third), moved("misses_total", second, third)) == (1, 0)
    assert moved("collections", second, third) == 0


async def test_shards_servers_and_queues_are_told_as_they_stand(watched: Watched) -> None:
    told = await watched.scrape()

    assert told["footnote_serving"] == told["footnote_model_ready"] == 1
    assert told["footnote_servers"] == 2
    assert told["footnote_shards"] == told["footnote_shard_ready/0"] == 1
    assert told["footnote_shard_latency_seconds/0"] >= 0
    assert told["footnote_submissions/queued"] == told["footnote_submissions/waiting"] == 0
    assert told["footnote_wishes_due"] == 0
    assert told["process_resident_memory_bytes"] > 2**20


async def test_statements_and_their_failures_are_counted(watched: Watched) -> None:
    before = await watched.scrape()
    with pytest.raises(StoreUnavailable), watched.app.database.read() as connection:
        connection.exec_driver_sql("SELECT nothing FROM nowhere")
    after = await watched.scrape()

    assert after["footnote_database_failures_total"] == 1
    assert after["footnote_database_disconnections_total"] == 0
    assert (
        after["footnote_database_statements_total"] > before["footnote_database_statements_total"]
    )


async def test_what_the_database_interrupted_is_counted_where_it_is_done_once_more(
    watched: Watched,
) -> None:
    before = await watched.scrape()
    taken, interruptions = watched.app.engine.indexes.snapshot, [Interrupted("It does not answer.")]

    def interrupted(collection: str) -> Snapshot:
        if interruptions:
            raise interruptions.pop()
        return taken(collection)

    with patch.object(watched.app.engine.indexes, "snapshot", interrupted):
        await watched.member.command("ask", question=QUESTION)
    after = await watched.scrape()

    assert before["footnote_database_retries_total"] == 0
    assert after["footnote_database_retries_total"] == 1
    assert after["footnote_questions_total/answer"] == 1


async def test_nobody_and_no_server_is_named(watched: Watched) -> None:
    await watched.member.command("ask", question="quillfeather memoir")

    _, text = await watched.get("/metrics")

    names = {NAME, watched.member.id, "quillfeather", "discord:1", "memoir"}
    assert [each for each in names if each in text] == []
    assert [each.name for each in watched.client.guilds if each.name in text] == []


async def test_it_is_ready_where_model_discord_and_database_are(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await watched.get("/ready") == (200, "ready\n")

    def broken(_: Database) -> None:
        raise StoreUnavailable("It is not there.")

    monkeypatch.setattr(state, "backlog", broken)
    watched.client.stopping = True

    told = await watched.get("/ready")
    assert told == (503, "not ready: Discord\nnot ready: the database\n")
    assert await watched.get("/live") == (200, "live\n")


async def test_before_the_model_is_loaded_it_is_live_and_not_ready(watched: Watched) -> None:
    process = Process(watched.client, watched.app, asyncio.get_running_loop().create_future())
    address = free_address()
    async with served(address, Metrics(), process):
        loading = Watched(**vars(watched) | {"address": address})

        assert await loading.get("/live") == (200, "live\n")
        assert await loading.get("/ready") == (503, "not ready: the model\n")
        assert (await loading.scrape())["footnote_model_ready"] == 0


async def test_a_database_that_hangs_holds_up_no_page_and_is_asked_once(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Database] = []
    released = threading.Event()

    def hanging(database: Database) -> None:
        asked.append(database)
        released.wait()

    monkeypatch.setattr(state, "backlog", hanging)
    monkeypatch.setattr(state, "ANSWERS_WITHIN", 0.05)
    try:
        told = [await watched.scrape() for _ in range(3)]
    finally:
        released.set()

    assert [each["footnote_database_up"] for each in told] == [0, 0, 0]
    assert "footnote_wishes_due" not in told[0]
    assert len(asked) == 1


async def test_a_database_that_fails_once_nobody_waits_for_it_is_no_traceback(
    watched: Watched, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    released, failed = threading.Event(), threading.Event()

    def failing(_: Database) -> None:
        released.wait()
        failed.set()
        raise StoreUnavailable("The store is away.")

    monkeypatch.setattr(state, "backlog", failing)
    monkeypatch.setattr(state, "ANSWERS_WITHIN", 0.05)
    try:
        told = await watched.scrape()
    finally:
        released.set()
    await until(failed.is_set)
    await watched.scrape()
    gc.collect()

    assert told["footnote_database_up"] == 0
    assert [each.getMessage() for each in caplog.records if each.exc_info] == []


@pytest.mark.parametrize("address", ["127.0.0.1:{taken}", "127.0.0.1:99999", "192.0.2.1:9464"])
async def test_an_address_that_cannot_be_served_is_one_sentence(
    watched: Watched, address: str
) -> None:
    process = Process(watched.client, watched.app, watched.preparing)
    wanted = address.format(taken=watched.address.rpartition(":")[2])

    with pytest.raises(FootnoteError, match=f"cannot be served at {wanted} .*: set FOOTNOTE_MET"):
        async with served(wanted, Metrics(), process):
            pass
