"""What the bot says of its own accord or late: it reaches somebody, or is one line in the log."""

from collections.abc import Awaitable
from datetime import UTC, datetime, timedelta

import pytest

from bot.digest.digest import HOUR, WeeklyDigest
from bot.play.double.failures import Failure
from bot.play.double.payloads import GARDEN, channel
from bot.sources.background import Reading
from tests.bot.connection.failing import Log
from tests.bot.staging import SERVER, Stage, until
from tests.discord_double.person import Upload
from tests.discord_double.reply import Reply
from tests.doubles.articles import BRIDGE, MISSILES

QUESTION = "Who is the memoir's author?"
TODAY = datetime.now(UTC).date()
DUE = datetime.combine(TODAY + timedelta(days=7 - TODAY.weekday()), HOUR)
GONE = [10008, 10015, 50027]
"""What an edit is told of a reply after its fifteen minutes, or once it was dismissed."""


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reading, "every", 0.05)


def kinds(log: Log) -> list[tuple[str, str, int]]:
    return [(each["what"], each["channel"], each["code"]) for each in log.lines("not delivered")]


async def unanswered(waiting: Awaitable[Reply]) -> None:
    """Begin what gets no reply: the double shows none, as it refuses every edit."""
    with pytest.raises(TimeoutError):
        await waiting


@pytest.mark.parametrize("code", GONE)
async def test_what_was_read_too_late_for_its_reply_is_reported_in_the_channel(
    stage: Stage, log: Log, code: int
) -> None:
    form = await stage.moderator.open_form("source add")
    stage.discord.failures.append(Failure(404, code, "PATCH /webhooks/", times=9))
    stage.moderator.gives_up_after(0.01)

    await unanswered(stage.moderator.submit(form, {"title": "B", "text": f"{BRIDGE} {MISSILES}"}))
    await until(lambda: bool(stage.discord.sent))

    assert "the source you posted has been read" in Reply(stage.discord.sent[0], None).text
    assert kinds(log) == [("preview", "501", code)]


@pytest.mark.parametrize("code", GONE)
async def test_an_import_that_outlives_its_reply_is_told_in_the_channel(
    stage: Stage, log: Log, code: int
) -> None:
    file = Upload("bridge.md", f"# Bridge\n\n{BRIDGE} {MISSILES}".encode())
    offered = await stage.moderator.command("source import", file=file)
    stage.discord.failures.append(Failure(404, code, "PATCH /webhooks/", times=9))
    stage.moderator.gives_up_after(0.01)

    await unanswered(stage.moderator.press(offered, "Import"))
    await until(lambda: bool(stage.discord.sent))

    assert "Sources imported: 1." in Reply(stage.discord.sent[0], None).text
    assert kinds(log) == [("import", "501", code)]


async def test_an_import_that_can_be_told_nowhere_is_a_line_for_each_place(
    stage: Stage, log: Log
) -> None:
    file = Upload("bridge.md", f"# Bridge\n\n{BRIDGE} {MISSILES}".encode())
    offered = await stage.moderator.command("source import", file=file)
    stage.discord.failures.append(Failure(404, 10015, "/webhooks/", times=9))
    stage.discord.failures.append(Failure(403, 50013, "POST /channels/", times=9))
    stage.moderator.gives_up_after(0.01)

    await unanswered(stage.moderator.press(offered, "Import"))
    await until(lambda: len(kinds(log)) == 3)
    assert await stage.client.work_in_progress.finished(within=10)

    alone = stage.discord.direct_channel(stage.moderator.id)
    assert kinds(log) == [
        ("import", "501", 10015),
        ("report", "501", 50013),
        ("report", alone, 50013),
    ]


@pytest.mark.parametrize(("code", "tries"), [(50001, 1), (50013, 2), (10003, 1), (200000, 1)])
async def test_a_digest_that_cannot_be_sent_is_one_line(
    stage: Stage, log: Log, code: int, tries: int
) -> None:
    await stage.member.command("ask", question="Do volcanoes erupt?")
    stage.settings.change(SERVER, digest_channel="501")
    status = 404 if code == 10003 else 400 if code == 200000 else 403
    if code == 10003:
        await stage.discord.dispatch("CHANNEL_DELETE", channel(1))
    stage.discord.failures.append(Failure(status, code, "POST /channels/501/", times=9))

    assert await WeeklyDigest(stage.client).send_due(DUE) == 0
    assert kinds(log) == [("weekly digest", "501", code)]
    assert sum(each.startswith("POST /channels/501") for each in stage.discord.calls) == tries


@pytest.mark.parametrize("code", [10003, 50001, 50013, 50083])
async def test_a_wish_that_moderators_cannot_be_told_is_one_line_and_stays_in_the_list(
    stage: Stage, log: Log, code: int
) -> None:
    stage.settings.change(SERVER, moderators_channel="511")
    if code == 10003:
        await stage.discord.dispatch("CHANNEL_DELETE", channel(1, GARDEN))
    stage.discord.failures.append(Failure(403, code, "POST /channels/511/", times=9))
    refused = await stage.member.command("ask", question="Do volcanoes erupt?")
    await stage.member.press(refused, "Ask the moderators")

    await until(lambda: bool(kinds(log)))
    listed = await stage.moderator.command("gaps")

    assert kinds(log) == [("open question", "511", code)]
    assert "Do volcanoes erupt?" in listed.text


@pytest.mark.parametrize("direct", [False, True])
async def test_an_answer_that_was_waited_for_takes_the_other_way_once(
    stage: Stage,
    log: Log,
    direct: bool,  # noqa: FBT001 - pytest's
) -> None:
    refused = await stage.member.command("ask", question="When did the harbour bridge open?")
    await stage.member.press(refused, "Ask the moderators")
    stage.discord.failures.append(Failure(403, 50013, "POST /channels/501/", times=9))
    alone = stage.discord.direct_channel(stage.member.id)
    if direct:
        stage.discord.failures.append(Failure(403, 50007, f"POST /channels/{alone}/", times=9))
    stage.add(BRIDGE, title="The bridge")
    stage.client.gaps.changed.set()

    await until(lambda: len(kinds(log)) == 1 + direct and len(stage.discord.sent) == 1 - direct)

    lines = [("awaited answer", "501", 50013), ("awaited answer", alone, 50007)]
    assert kinds(log) == lines[: 1 + direct]


async def test_a_message_that_is_gone_once_its_server_is_chosen_is_one_line(
    stage: Stage, log: Log
) -> None:
    stage.member.joins(2)
    offered = await stage.member.alone.ask(QUESTION)
    stage.discord.failures.append(Failure(404, 10008, "GET /channels/"))

    (told,) = await stage.member.alone.choose(offered, "Server 1")
    assert await stage.client.work_in_progress.finished(within=10)

    assert "Here I answer from the articles of" in told.text
    assert [each[0::2] for each in kinds(log)] == [("answer", 10008)]
