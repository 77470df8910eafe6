"""What becomes of a source whose reading the end of the bot interrupts."""

import asyncio
from pathlib import Path

import sqlalchemy as sa

from bot.app import App
from corpus.article import SourceKind
from corpus.fetching.fetcher import Fetched, Validators
from corpus.storage.schema import submissions
from corpus.submissions.queue import SubmissionQueue
from corpus.submissions.submission import Posted, SubmissionState
from corpus.submissions.submissions import Submissions
from tests.bot.running import app_in, running
from tests.bot.staging import SERVER, until
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble
from tests.doubles.claims import end_process, unend

LINK = "https://news.example/memoir"
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
