"""A stop ends the bot in good time, whatever fails meanwhile, and leaves nobody without a word."""

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from unittest.mock import patch

import pytest
from discord import Attachment

from bot import client
from bot.connection.held_shards import HeldShards
from bot.interface.background import BackgroundTask
from bot.play.double.gateway import TOKEN
from bot.play.double.payloads import BOT_USER
from corpus.article import SourceKind
from corpus.errors import StoreUnavailable
from corpus.fetching.fetcher import Fetched, Validators
from corpus.submissions.queue import SubmissionQueue
from corpus.submissions.submission import Posted
from corpus.submissions.submissions import Submissions
from index.answer import Answer
from index.engine import Engine
from tests.bot.ask.quoting import unescape
from tests.bot.running import aimed, app_in, running
from tests.bot.staging import SERVER, Stage, staged, until
from tests.discord_double.person import Person, Upload
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import MEMOIR

POSTED = Posted(SourceKind.LINK, "https://news.example/memoir", "ada", "7", "501")
AWAY = StoreUnavailable("{database} does not answer: try again in a moment.", database="It")
QUESTION = "Who is the memoir's author?"
WITHIN = 10.0
"""Seconds that such a stop may take on a busy machine."""


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        made.add(MEMOIR)
        yield made


async def test_a_stop_ends_the_bot_where_the_database_is_away_while_a_source_is_read(
    tmp_path: Path,
) -> None:
    app, begun, never = app_in(tmp_path), asyncio.Event(), asyncio.Event()

    async def fetch(link: str, known: Validators | None = None) -> Fetched:
        begun.set()
        await never.wait()
        raise AssertionError((link, known))

    Submissions(app.database).submit(SERVER, POSTED)
    async with DiscordDouble() as discord, running(discord, app, tmp_path, fetch) as client:
        await begun.wait()
        with patch.object(SubmissionQueue, "put_back", autospec=True, side_effect=AWAY):
            await asyncio.wait_for(client.drain(), WITHIN)
    app.database.close()


async def test_a_task_whose_tidying_up_fails_ends_all_the_same(tmp_path: Path) -> None:
    begun = asyncio.Event()

    class Untidy(BackgroundTask):
        every = 60
        failed = "untidy"

        async def work(self) -> None:
            begun.set()
            try:
                await asyncio.Event().wait()
            finally:
                raise AWAY

    app = app_in(tmp_path)
    async with DiscordDouble() as discord, running(discord, app, tmp_path) as client:
        task = Untidy(client)
        await task.start()
        await begun.wait()
        await asyncio.wait_for(task.stop(), WITHIN)
    app.database.close()


async def test_who_waits_longer_for_an_answer_than_a_stop_is_told_to_ask_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "DRAIN_FOR", 0.1)
    asked, may_end = threading.Event(), threading.Event()

    def slow(*_: object, **__: object) -> Answer:
        asked.set()
        may_end.wait(WITHIN)
        raise AssertionError("nobody waits for this any more")

    with patch.object(Engine, "ask", autospec=True, side_effect=slow):
        replies = [
            asyncio.create_task(stage.member.command("ask", question=QUESTION)),
            asyncio.create_task(stage.member.ask(f"<@{BOT_USER}> {QUESTION}")),
        ]
        await asyncio.to_thread(asked.wait, WITHIN)
        stop = asyncio.create_task(stage.client.drain())
        told = [(await each).text for each in replies]
        may_end.set()
        await stop

    assert told == ["I'm restarting: try again in a minute."] * 2


async def test_who_uses_the_bot_while_it_leaves_is_told_to_ask_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []

    async def last_moment(shards: HeldShards) -> None:
        begun.append(await stage.member.begin("about"))
        await close(shards)

    close = HeldShards.close
    monkeypatch.setattr(HeldShards, "close", last_moment)
    await stage.client.drain()

    (exchange,) = begun
    await asyncio.wait_for(exchange.changed.wait(), WITHIN)
    assert "restarting" in str(exchange.message)
    assert stage.discord.close_codes == [1000]


async def test_a_stop_waits_for_a_file_that_is_being_posted(stage: Stage) -> None:
    begun, read = asyncio.Event(), Attachment.read

    async def slow(attachment: Attachment) -> bytes:
        begun.set()
        await asyncio.sleep(0.5)
        return await read(attachment)

    with patch.object(Attachment, "read", slow):
        await stage.moderator.begin("source add", file=Upload("memoir.txt", MEMOIR.encode()))
        await begun.wait()
        await stage.client.drain()

    (kept,) = Submissions(stage.app.database).named(SERVER)
    assert kept.name == "memoir.txt"


async def test_a_moderator_whose_source_is_read_after_the_restart_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "DRAIN_FOR", 0.1)
    app, begun = app_in(tmp_path), asyncio.Event()

    async def fetch(link: str, known: Validators | None = None) -> Fetched:
        begun.set()
        await asyncio.Event().wait()
        raise AssertionError((link, known))

    async def read(link: str, known: Validators | None = None) -> Fetched:
        del known
        return Fetched(MEMOIR.encode(), "text/plain", "utf-8", link)

    async with DiscordDouble() as discord:
        async with running(discord, app, tmp_path, fetch) as stopped:
            moderator = Person(discord, moderates=True)
            waiting = asyncio.create_task(moderator.command("source add", url=POSTED.name))
            await begun.wait()
            await stopped.drain()
            told = unescape((await waiting).text)
        async with running(discord, app, tmp_path, read):
            await until(lambda: bool(discord.sent))
        reported = str(discord.sent[0])
    app.database.close()

    assert told == f"Reading {POSTED.name} takes longer: I'll write here once it is done."
    assert "the source you posted has been read" in reported


async def test_a_client_that_is_closed_before_it_starts_is_never_connected(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with DiscordDouble() as discord:
        with aimed(discord, app, tmp_path) as stopped:
            await stopped.close()
            await asyncio.wait_for(stopped.start(TOKEN), WITHIN)
        assert (discord.calls, discord.identifies) == ([], 0)
    app.database.close()


async def test_a_client_that_is_closed_while_it_starts_is_closed_once_for_all_who_ask(
    tmp_path: Path,
) -> None:
    app = app_in(tmp_path)
    async with DiscordDouble() as discord:
        with aimed(discord, app, tmp_path) as stopped:
            closes = [asyncio.create_task(stopped.close()) for _ in range(2)]
            life = asyncio.create_task(stopped.start(TOKEN))
            await asyncio.wait_for(asyncio.gather(*closes, life, stopped.drain()), WITHIN)
        assert stopped.is_closed()
        assert discord.calls == []
    app.database.close()
