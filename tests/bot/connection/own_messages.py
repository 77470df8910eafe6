"""Messages of the bot's own accord: what makes each due, what is kept of it, how time passes."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.about.hello import UnfinishedGreetings
from bot.connection import pauses
from bot.digest.digest import HOUR, WeeklyDigest
from bot.play.double import payloads
from bot.play.double.messages import NONCE_KEPT
from bot.play.double.payloads import Json
from bot.sources.background import Reading
from corpus.article import SourceKind
from corpus.storage.schema import digests, gaps, greetings, submissions, wishes
from corpus.submissions.submission import Posted
from corpus.submissions.submissions import Submissions
from tests.bot.staging import SERVER, Stage, until
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE
from tests.doubles.claims import pass_time

TODAY = datetime.now(UTC).date()
DUE = datetime.combine(TODAY + timedelta(days=7 - TODAY.weekday()), HOUR)
QUESTION = "When did the harbour bridge open?"
NEW = 7


@dataclass(frozen=True)
class Kind:
    """A message of the bot's own accord: what makes it due, and where what is kept of it stands."""

    table: sa.Table
    begin: Callable[[Stage], Awaitable[None]]
    channel: str = "501"


async def answer_is_found(stage: Stage, *, private: bool = False) -> None:
    """Make due that who asked is told of an answer."""
    refused = await stage.member.command("ask", question=QUESTION, private=private)
    await stage.member.press(refused, "Ask the moderators")
    stage.add(BRIDGE, title="The bridge")
    stage.client.gaps.changed.set()


async def answer_is_found_in_private(stage: Stage) -> None:
    """Make the same due for a question that was asked in private."""
    await answer_is_found(stage, private=True)


async def moderators_are_asked(stage: Stage) -> None:
    """Make due that moderators are told of a question without an answer."""
    stage.settings.change(SERVER, moderators_channel="511")
    refused = await stage.member.command("ask", question="Do volcanoes erupt?")
    await stage.member.press(refused, "Ask the moderators")
    stage.client.gaps.changed.set()


async def week_ends(stage: Stage) -> None:
    """Make the weekly digest due."""
    await stage.member.command("ask", question="Who is the memoir's author?")
    stage.settings.change(SERVER, digest_channel="501")
    await WeeklyDigest(stage.client).send_due(DUE)


async def check_fails(stage: Stage) -> None:
    """Make due that a scheduled check failed."""
    posted = Posted(
        SourceKind.TEXT, "check", "mod", stage.moderator.id, "501", b"?", scheduled=True
    )
    Submissions(stage.app.database).submit(SERVER, posted)


async def source_is_read(stage: Stage) -> None:
    """Make due that a source has been read."""
    posted = Posted(SourceKind.TEXT, "bridge", "mod", stage.moderator.id, "501", BRIDGE.encode())
    Submissions(stage.app.database).submit(SERVER, posted)


async def server_is_joined(stage: Stage) -> None:
    """Make the greeting of a new server due."""
    await stage.discord.add_bot(NEW)


KINDS = {
    "wish": Kind(wishes, answer_is_found),
    "announcement": Kind(gaps, moderators_are_asked, "511"),
    "digest": Kind(digests, week_ends),
    "check": Kind(submissions, check_fails),
    "reading": Kind(submissions, source_is_read),
    "greeting": Kind(greetings, server_is_joined, str(NEW + payloads.GENERAL)),
}


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what is put off looked at again at once."""
    monkeypatch.setattr(pauses, "FIRST", 0.01)
    for task in (Reading, UnfinishedGreetings):
        monkeypatch.setattr(task, "every", 0.05)


def kept(stage: Stage, table: sa.Table) -> Json:
    """Return what is kept of the one message of *table*."""
    with stage.app.database.read() as connection:
        found = connection.execute(sa.select(table)).mappings().all()
    return dict(found[0]) if found else {"attempts": 0, "claimed_until": None}


def is_put_off(stage: Stage, table: sa.Table, attempts: int = 1) -> bool:
    """Return whether the one message of *table* waits after so many attempts."""
    row = kept(stage, table)
    return row["attempts"] == attempts and row["claimed_by"] is None


async def looked_again(stage: Stage, minutes: float) -> None:
    """Let *minutes* pass, in which Discord forgets what it knew a message by, and look again."""
    pass_time(stage.app.database, minutes)
    age(stage.discord, minutes)
    stage.client.gaps.changed.set()
    await WeeklyDigest(stage.client).send_left(DUE)


def age(discord: DiscordDouble, minutes: float) -> None:
    """Have all messages sent earlier by *minutes*, and their nonces forgotten after some."""
    earlier = int(minutes * 60_000) << 22
    for message in discord.sent:
        message["id"] = str(int(message["id"]) - earlier)
    discord.messages = {each["id"]: each for each in discord.sent}
    if minutes > NONCE_KEPT / 60:
        discord.nonces.clear()


async def settled(stage: Stage, table: sa.Table) -> None:
    """Wait until nothing of *table* is to be sent any more."""
    await until(lambda: kept(stage, table)["claimed_until"] is None)
