"""What the bot sends of its own accord stays queued until Discord took it or never will."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.about.hello import UnfinishedGreetings
from bot.connection import outgoing_messages, pauses
from bot.digest.digest import HOUR, WeeklyDigest
from bot.play.double import payloads
from bot.play.double.failures import CLOSED, Failure
from bot.play.double.messages import NONCE_KEPT
from bot.play.double.payloads import READ_HISTORY, Json
from bot.sources.background import Reading
from corpus.article import SourceKind
from corpus.storage.schema import digests, gaps, greetings, submissions, wishes
from corpus.submissions.submission import Posted
from corpus.submissions.submissions import Submissions
from tests.bot.connection.failing import Log
from tests.bot.staging import SERVER, Stage, staged, until
from tests.discord_double.reply import Reply
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR
from tests.doubles.claims import end_process, pass_time
from tests.doubles.databases import database_engine

__all__ = ["database_engine"]

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
    refused = await stage.member.command("ask", question=QUESTION, private=private)
    await stage.member.press(refused, "Ask the moderators")
    stage.add(BRIDGE, title="The bridge")
    stage.client.gaps.changed.set()


async def answer_is_found_in_private(stage: Stage) -> None:
    await answer_is_found(stage, private=True)


async def moderators_are_asked(stage: Stage) -> None:
    stage.settings.change(SERVER, moderators_channel="511")
    refused = await stage.member.command("ask", question="Do volcanoes erupt?")
    await stage.member.press(refused, "Ask the moderators")
    stage.client.gaps.changed.set()


async def week_ends(stage: Stage) -> None:
    await stage.member.command("ask", question="Who is the memoir's author?")
    stage.settings.change(SERVER, digest_channel="501")
    await WeeklyDigest(stage.client).send_due(DUE)


async def check_fails(stage: Stage) -> None:
    posted = Posted(
        SourceKind.TEXT, "check", "mod", stage.moderator.id, "501", b"?", scheduled=True
    )
    Submissions(stage.app.database).submit(SERVER, posted)


async def source_is_read(stage: Stage) -> None:
    posted = Posted(SourceKind.TEXT, "bridge", "mod", stage.moderator.id, "501", BRIDGE.encode())
    Submissions(stage.app.database).submit(SERVER, posted)


async def server_is_joined(stage: Stage) -> None:
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
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pauses, "FIRST", 0.01)
    for task in (Reading, UnfinishedGreetings):
        monkeypatch.setattr(task, "every", 0.05)


def kept(stage: Stage, table: sa.Table) -> Json:
    """Return what is kept of the one message of *table*."""
    with stage.app.database.read() as connection:
        found = connection.execute(sa.select(table)).mappings().all()
    return dict(found[0]) if found else {"attempts": 0, "claimed_until": None}


def is_put_off(stage: Stage, table: sa.Table, attempts: int = 1) -> bool:
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


# Each two of engine, status, taken and minutes stand beside each other at least once: all of them
# would take more than twice the time and tell no more.
@pytest.mark.parametrize(
    ("database_engine", "status", "taken", "minutes"),
    [
        ("sqlite", 503, False, 1),
        ("sqlite", 503, True, 30),
        ("sqlite", CLOSED, False, 30),
        ("sqlite", CLOSED, True, 1),
        ("postgresql", 503, True, 1),
        ("postgresql", CLOSED, False, 30),
    ],
    indirect=["database_engine"],
)
@pytest.mark.parametrize("name", KINDS)
async def test_what_fails_for_minutes_comes_once_when_discord_is_back(  # noqa: PLR0913 - pytest's
    stage: Stage, log: Log, name: str, status: int, *, taken: bool, minutes: int
) -> None:
    kind = KINDS[name]
    route = f"POST /channels/{kind.channel}/"
    outage = Failure(status, route=route, times=99, taken=taken)
    stage.discord.failures.append(outage)
    await kind.begin(stage)
    await until(lambda: is_put_off(stage, kind.table))
    await looked_again(stage, 1)
    await until(lambda: is_put_off(stage, kind.table, 2))

    outage.times = 0
    await looked_again(stage, minutes)
    await settled(stage, kind.table)

    assert [each["channel_id"] for each in stage.discord.sent] == [kind.channel]
    assert len(log.lines("not delivered")) == 2


@pytest.mark.parametrize(
    ("status", "code"),
    [
        *((403, 40333), (400, 40004), (400, 40006), (400, 20016), (403, 20028), (400, 130000)),
        (404, 10003),  # of a channel that the gateway has told of and not that it went
    ],
)
async def test_what_discord_does_not_take_for_the_moment_is_not_given_up(
    stage: Stage, status: int, code: int
) -> None:
    stage.discord.failures.append(Failure(status, code, "POST /channels/501/"))
    await answer_is_found(stage)
    await until(lambda: is_put_off(stage, wishes))

    await looked_again(stage, 1)
    await settled(stage, wishes)

    assert [each["channel_id"] for each in stage.discord.sent] == ["501"]
    assert kept(stage, wishes)["telling"] == "told"


# Each two of engine, minutes and was_sent stand beside each other once, as above.
@pytest.mark.parametrize(
    ("database_engine", "minutes", "was_sent"),
    [
        ("sqlite", 1, False),
        ("sqlite", 30, True),
        ("postgresql", 1, True),
        ("postgresql", 30, False),
    ],
    indirect=["database_engine"],
)
@pytest.mark.parametrize("name", KINDS)
async def test_what_a_killed_process_left_comes_once(
    stage: Stage, name: str, minutes: int, *, was_sent: bool
) -> None:
    kind = KINDS[name]
    failure = Failure(CLOSED, route=f"POST /channels/{kind.channel}/", taken=was_sent)
    stage.discord.failures.append(failure)
    await kind.begin(stage)
    await until(lambda: is_put_off(stage, kind.table))
    began = kept(stage, kind.table)["sending_since"]
    with stage.app.database.write() as connection:
        killed = {"claimed_by": "another", "attempts": 0, "sending_since": began}
        killed["claimed_until"] = began + timedelta(seconds=30)
        connection.execute(kind.table.update().values(killed))

    end_process(stage.app.database)
    await looked_again(stage, minutes)
    await settled(stage, kind.table)

    assert [each["channel_id"] for each in stage.discord.sent] == [kind.channel]


async def test_a_long_wait_for_one_channel_holds_up_no_other(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing_messages, "PATIENCE", 0.3)
    wait = Failure(429, route="POST /channels/501/", retry_after=3600, times=99)
    stage.discord.failures.append(wait)
    await answer_is_found(stage)
    await until(lambda: is_put_off(stage, wishes))
    await moderators_are_asked(stage)
    await until(lambda: len(stage.discord.sent) == 1)
    assert stage.discord.sent[0]["channel_id"] == "511"

    wait.times = 0
    await looked_again(stage, 30)
    await until(lambda: len(stage.discord.sent) == 2)
    assert stage.discord.sent[1]["channel_id"] == "501"


async def test_what_is_broken_off_while_all_requests_wait_leaves_none_waiting(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing_messages, "PATIENCE", 0.3)
    wait = Failure(429, route="POST /channels/501/", retry_after=3600, everywhere=True)
    stage.discord.failures.append(wait)
    await answer_is_found(stage)
    await until(lambda: is_put_off(stage, wishes))

    answered = await stage.member.ask(f"<@{payloads.BOT_USER}> Who is the memoir's author?")
    assert "memoir" in answered.text


async def test_who_waits_is_not_told_directly_while_their_channel_merely_fails(
    stage: Stage,
) -> None:
    stage.discord.failures.append(Failure(CLOSED, route="POST /channels/501/", taken=True))
    await answer_is_found(stage)
    await until(lambda: is_put_off(stage, wishes))

    assert [each["channel_id"] for each in stage.discord.sent] == ["501"]


async def test_who_was_told_directly_is_found_there_and_not_told_again(stage: Stage) -> None:
    alone = stage.discord.direct_channel(stage.member.id)
    stage.discord.failures.append(Failure(CLOSED, route=f"POST /channels/{alone}/", taken=True))
    await answer_is_found_in_private(stage)
    await until(lambda: is_put_off(stage, wishes))
    await looked_again(stage, 30)
    await settled(stage, wishes)

    assert [each["channel_id"] for each in stage.discord.sent] == [alone]
    assert kept(stage, wishes)["telling"] == "told"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "wish",
            "I couldn't tell a member that their question has an answer: “When did the harbour",
        ),
        ("digest", "I couldn't post the weekly digest in <#501>"),
        ("check", "could not be checked"),
        ("reading", "the source you posted has been read"),
    ],
)
async def test_what_is_refused_for_good_is_told_moderators_once(
    stage: Stage, name: str, words: str
) -> None:
    kind = KINDS[name]
    stage.settings.change(SERVER, moderators_channel="511")
    stage.discord.failures.append(Failure(403, 50013, "POST /channels/501/", times=9))
    for person in (stage.member, stage.moderator):
        alone = stage.discord.direct_channel(person.id)
        stage.discord.failures.append(Failure(403, 50007, f"POST /channels/{alone}/", times=9))
    line = Failure(503, route="POST /channels/511/", times=99)
    if name != "wish":  # of which moderators are told first
        stage.discord.failures.append(line)
    await kind.begin(stage)
    if name != "wish":
        await until(lambda: is_put_off(stage, kind.table))
        line.times = 0
        await looked_again(stage, 30)
    await settled(stage, kind.table)
    await until(lambda: any(words in Reply(each, None).text for each in stage.discord.sent))

    told = [each for each in stage.discord.sent if words in Reply(each, None).text]
    assert [each["channel_id"] for each in told] == ["511"]


async def test_where_the_bot_sees_no_history_what_may_have_come_is_not_sent_again(
    tmp_path: Path,
) -> None:
    async with staged(tmp_path) as stage:
        stage.add(MEMOIR)
        everyone = {"id": "1", "type": 0, "allow": "0", "deny": str(READ_HISTORY)}
        hidden = payloads.channel(1) | {"permission_overwrites": [everyone]}
        await stage.discord.dispatch("CHANNEL_UPDATE", hidden)
        stage.settings.change(SERVER, moderators_channel="511")
        stage.discord.failures.append(Failure(CLOSED, route="POST /channels/501/", taken=True))
        await answer_is_found(stage)
        await until(lambda: is_put_off(stage, wishes))
        await looked_again(stage, 30)
        await settled(stage, wishes)

        places = [each["channel_id"] for each in stage.discord.sent]
        assert places == ["501", "511"]
        assert kept(stage, wishes)["telling"] == "failed"


async def test_an_answer_that_went_while_it_was_told_leaves_the_question_open(
    stage: Stage,
) -> None:
    outage = Failure(CLOSED, route="POST /channels/501/", times=99)
    stage.discord.failures.append(outage)
    await answer_is_found(stage)
    await until(lambda: is_put_off(stage, wishes))
    _, bridge = stage.app.engine.store.articles([SERVER])
    stage.app.engine.writer.remove(SERVER, bridge.id)
    outage.times = 0
    await looked_again(stage, 30)
    await until(lambda: kept(stage, wishes)["telling"] == "waiting")
    assert stage.discord.sent == []

    stage.add(BRIDGE, title="The bridge")
    stage.client.gaps.changed.set()
    await until(lambda: kept(stage, wishes)["telling"] == "told")
    assert len(stage.discord.sent) == 1
