"""What becomes of a source whose reading the end of the bot interrupts."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import sqlalchemy as sa
from structlog.testing import capture_logs

from bot.app import App
from bot.connection import pauses
from bot.services.submission_reading import Fetch
from bot.sources.background import Reading
from corpus.article import SourceKind
from corpus.errors import StoreUnavailable
from corpus.fetching.fetcher import Fetched, Validators
from corpus.sandbox.client import Sandbox
from corpus.sandbox.process import ReadingUnavailable
from corpus.storage import outgoing
from corpus.storage.database import Database
from corpus.storage.outgoing import Delivery
from corpus.storage.schema import submissions
from corpus.submissions.queue import MOST_PUT_OFF, SubmissionQueue
from corpus.submissions.submission import Posted, SubmissionState
from corpus.submissions.submissions import Submissions
from tests.bot.ask.quoting import unescape
from tests.bot.running import app_in, running
from tests.bot.staging import SERVER, until
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import MEMOIR
from tests.doubles.claims import end_process, unend

LINK = "https://news.example/memoir"
AWAY = StoreUnavailable("{database} does not answer: try again in a moment.", database="It")
POSTED = Posted(SourceKind.LINK, LINK, "ada", "7", "501")


async def test_what_ended_the_bot_twice_is_reported_and_not_read_again(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    kept = Submissions(app.database)
    queue = SubmissionQueue(app.database)
    fatal = kept.submit(SERVER, POSTED)
    for _ in range(2):
        queue.begin(fatal.id)
        end_process(app.database)

    async with DiscordDouble() as discord, running(discord, app, tmp_path):
        await until(lambda: bool(discord.sent))
        shown = await Person(discord, moderates=True).command("source list")

    assert "Reading this source was interrupted twice" in str(discord.sent[0])
    assert "could not be read" in shown.text
    app.database.close()


async def test_a_stop_puts_back_what_is_being_read(tmp_path: Path) -> None:
    app, begun, never = app_in(tmp_path), asyncio.Event(), asyncio.Event()

    async def fetch(link: str, known: Validators | None = None) -> Fetched:
        begun.set()
        await never.wait()
        raise AssertionError((link, known))

    kept = Submissions(app.database)
    slow = kept.submit(SERVER, POSTED)
    async with DiscordDouble() as discord, running(discord, app, tmp_path, fetch):
        await begun.wait()
        assert kept.get(SERVER, slow.id).state is SubmissionState.READING

    assert kept.get(SERVER, slow.id).state is SubmissionState.QUEUED
    app.database.close()


async def test_what_a_killed_process_had_read_and_reported_is_reported_once(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    queue = SubmissionQueue(app.database)
    read = queue.submit_begun(SERVER, POSTED)
    queue.fail(read.id, "It cannot be read.")
    queue.begin_telling(read.id)
    async with DiscordDouble() as discord:
        for _ in range(2):  # the second knows no more than the first of what was sent
            unend(app.database, submissions)
            end_process(app.database)
            async with running(discord, app, tmp_path):
                await until(lambda: not queue.unsettled() and is_released(app))

        assert ["could not be read" in str(each) for each in discord.sent] == [True]
    app.database.close()


def is_released(app: App) -> bool:
    """Return whether nobody is at any submission."""
    with app.database.read() as connection:
        return connection.scalar(sa.select(submissions.c.claimed_by)) is None


@dataclass
class Outage:
    """A database that does not answer for a while."""

    patched: ExitStack = field(default_factory=ExitStack)
    was_begun: bool = False

    def begin(self) -> None:
        """Have no question or statement answered from now on."""
        self.was_begun = True
        for name in ("read", "write"):
            away = patch.object(Database, name, autospec=True, side_effect=AWAY)
            self.patched.enter_context(away)

    def end(self) -> None:
        """Have all answered again."""
        self.patched.close()


@pytest.fixture
def outage() -> Iterator[Outage]:
    made = Outage()
    yield made
    made.end()


def read_once_told(begun: asyncio.Event, may_end: asyncio.Event) -> Fetch:
    """Return what fetches a link once it may, and says when it has begun to."""

    async def fetch(link: str, known: Validators | None = None) -> Fetched:
        del known
        begun.set()
        await may_end.wait()
        return Fetched(MEMOIR.encode(), "text/plain", "utf-8", link)

    return fetch


def is_put_off(logs: list[Any]) -> bool:
    return any(each["event"] == "reading put off" for each in logs)


async def test_a_database_that_is_away_while_a_source_is_read_fails_no_source(
    tmp_path: Path, outage: Outage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pauses, "FIRST", 0.01)
    monkeypatch.setattr(outgoing, "FIRST_DELAY", timedelta(seconds=0.1))
    monkeypatch.setattr(Reading, "every", 0.05)
    app, begun, may_end = app_in(tmp_path), asyncio.Event(), asyncio.Event()
    fetch = read_once_told(begun, may_end)
    async with DiscordDouble() as discord, running(discord, app, tmp_path, fetch):
        moderator = Person(discord, moderates=True)
        waiting = asyncio.create_task(moderator.command("source add", url=LINK))
        for _ in range(3):  # more often than a source may end the bot
            await asyncio.wait_for(begun.wait(), 30)
            outage.begin()
            may_end.set()
            with capture_logs() as logs:
                await until(partial(is_put_off, logs))
            begun.clear()
            may_end.clear()
            outage.end()
        told = unescape((await waiting).text)
        may_end.set()
        await until(lambda: bool(discord.sent))
        listed = await moderator.command("source list")

    assert told == f"Reading {LINK} takes longer: I'll write here once it is done."
    assert ["the source you posted has been read" in str(each) for each in discord.sent] == [True]
    assert "could not be read" not in listed.text
    with app.database.read() as connection:
        kept = connection.execute(sa.select(submissions)).one()
    assert (kept.state, kept.interruptions, kept.attempts) == ("waiting", 0, 0)
    app.database.close()


async def test_what_is_read_as_the_database_goes_away_is_reported_once_it_is_back(
    tmp_path: Path, outage: Outage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pauses, "FIRST", 0.01)
    monkeypatch.setattr(Reading, "every", 0.05)
    app, note = app_in(tmp_path), SubmissionQueue.told

    def told(queue: SubmissionQueue, key: str, outcome: Delivery = Delivery.SENT) -> None:
        note(queue, key, outcome)
        if outcome is Delivery.SENT and not outage.was_begun:
            outage.begin()  # just before what was read is looked up for its moderator

    with patch.object(SubmissionQueue, "told", autospec=True, side_effect=told):
        async with DiscordDouble() as discord, running(discord, app, tmp_path):
            moderator = Person(discord, moderates=True)
            form = await moderator.open_form("source add")
            with capture_logs() as logs:
                shown = await moderator.submit(form, {"title": "Memoir", "text": MEMOIR})
            outage.end()
            await until(lambda: bool(discord.sent) and is_released(app))

    assert "takes longer: I'll write here once it is done." in unescape(shown.text)
    assert ["the source you posted has been read" in str(each) for each in discord.sent] == [True]
    assert [each for each in logs if each["log_level"] == "error"] == []
    app.database.close()


async def test_where_our_side_never_can_a_source_fails_in_the_end_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing, "FIRST_DELAY", timedelta())
    monkeypatch.setattr(Reading, "every", 0.05)
    app = app_in(tmp_path)
    posted = Posted(SourceKind.TEXT, "memoir", "ada", "7", "501", MEMOIR.encode())
    kept = Submissions(app.database).submit(SERVER, posted)
    none = ReadingUnavailable("too many")
    with patch.object(Sandbox, "read", autospec=True, side_effect=none) as tried:
        async with DiscordDouble() as discord, running(discord, app, tmp_path):
            queue = SubmissionQueue(app.database)
            await until(lambda: Submissions(app.database).get(SERVER, kept.id).reason is not None)
            end_process(app.database)
            await until(lambda: bool(discord.sent))

    assert tried.call_count == 1 + MOST_PUT_OFF
    assert "could not be read: No process could be started" in str(discord.sent[0])
    assert queue.unsettled() == ()
    app.database.close()
