"""Each failure of Discord's REST has an end: an answer, a sentence, or one line in the log."""

from unittest.mock import patch

import pytest
from structlog.testing import capture_logs

from bot.ask import messages
from bot.connection import acknowledgement, pauses, rest
from bot.play.double.failures import CLOSED, Failure
from bot.play.double.payloads import thread
from corpus.errors import StoreUnavailable
from tests.bot.connection.failing import Log
from tests.bot.connection.rest_calls import QUESTION, calls, ended
from tests.bot.staging import Stage, until

MENTION = f"<@1001> {QUESTION}"
FINAL = [
    *(10003, 10004, 10008, 10015, 10062, 40058, 50001, 50007, 50008, 50013, 50027, 50083, 50278),
    160005,
]
"""Codes after which another try is no use."""
WORDS = {
    200000: "A rule of this server's AutoMod keeps that from being posted.",
    200001: "A rule of this server's AutoMod keeps that from being posted.",
    240000: "Discord's filter for harmful links keeps that from being posted.",
}
"""Codes after which other words may be taken, and those that are said."""


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pauses, "FIRST", 0.01)
    monkeypatch.setattr(acknowledgement, "PAUSES", (0.01, 0.01, 0.01))


@pytest.mark.parametrize("code", FINAL)
async def test_a_reply_that_cannot_be_edited_is_one_line_and_no_second_edit(
    stage: Stage, log: Log, code: int
) -> None:
    stage.discord.failures.append(Failure(404, code, "PATCH /webhooks/", times=9))

    await stage.member.begin("ask", question=QUESTION)
    await ended(stage, log)

    (line,) = log.lines("not delivered")
    assert (line["what"], line["channel"], line["code"]) == (
        "reply to application_command ask", "501", code,
    )  # fmt: skip
    assert calls(stage, "PATCH /webhooks/") == 1
    assert calls(stage, "POST /webhooks/") == 0


@pytest.mark.parametrize("code", FINAL)
async def test_a_message_that_cannot_be_sent_is_one_line(stage: Stage, log: Log, code: int) -> None:
    stage.discord.failures.append(Failure(403, code, "POST /channels/501/", times=9))

    await stage.member.say(MENTION)
    await ended(stage, log)

    (line,) = log.lines("not delivered")
    assert (line["what"], line["channel"], line["code"]) == ("answer", "501", code)
    assert calls(stage, "POST /channels/501/") == 1


@pytest.mark.parametrize("code", FINAL)
async def test_a_follow_up_that_cannot_be_sent_is_one_line(
    stage: Stage, log: Log, code: int
) -> None:
    mine = await stage.member.command("ask", question=QUESTION, private=True)
    stage.discord.failures.append(Failure(403, 50013, "POST /channels/501/"))
    stage.discord.failures.append(Failure(404, code, "POST /webhooks/", times=9))

    stage.member.gives_up_after(0.01)
    with pytest.raises(TimeoutError):
        await stage.member.press(mine, "Share")
    await until(lambda: len(log.lines("not delivered")) == 2)
    assert await stage.client.work_in_progress.finished(within=10)

    first, second = log.lines("not delivered")
    assert (first["what"], first["code"]) == ("component fn1:share", 50013)
    assert (second["what"], second["code"]) == ("reply to component fn1:share", code)
    assert calls(stage, "POST /webhooks/") == 1


@pytest.mark.parametrize("code", WORDS)
async def test_who_asks_learns_that_discord_keeps_back_what_the_answer_says(
    stage: Stage, log: Log, code: int
) -> None:
    stage.discord.failures.append(Failure(400, code, "PATCH /webhooks/"))
    stage.discord.failures.append(Failure(400, code, "POST /channels/501/"))

    asked = await stage.member.command("ask", question=QUESTION)
    mentioned = await stage.member.ask(MENTION)

    assert [asked.text, mentioned.text] == [WORDS[code]] * 2
    assert [each["code"] for each in log.lines("not delivered")] == [code] * 2


@pytest.mark.parametrize("code", WORDS)
async def test_where_discord_keeps_back_whatever_is_said_that_is_two_lines(
    stage: Stage, log: Log, code: int
) -> None:
    stage.discord.failures.append(Failure(400, code, "POST /channels/501/", times=9))

    await stage.member.say(MENTION)
    await until(lambda: len(log.lines("not delivered")) == 2)
    assert await stage.client.work_in_progress.finished(within=10)

    assert calls(stage, "POST /channels/") == 2


async def test_where_the_bot_may_not_read_the_history_it_answers_below_the_question(
    stage: Stage, log: Log
) -> None:
    stage.discord.unread_channels.add("501")

    await stage.member.say(MENTION)
    await until(lambda: bool(stage.discord.sent))

    assert "memoir" in stage.discord.sent[0]["content"]
    assert "message_reference" not in stage.discord.sent[0]
    assert log.lines("not delivered") == []


async def test_a_question_that_is_deleted_while_it_is_answered_is_answered_all_the_same(
    stage: Stage, log: Log
) -> None:
    asked = await stage.member.say(MENTION)
    stage.discord.deleted.add(asked["id"])
    await until(lambda: bool(stage.discord.sent))

    assert "memoir" in stage.discord.sent[0]["content"]
    assert log.lines("not delivered") == []


@pytest.mark.parametrize(
    ("code", "threaded", "told"),
    [
        (50013, False, "a moderator can give me Send Messages here"),
        (50013, True, "a moderator can give me Send Messages in Threads here"),
        (50001, False, "a moderator can give me View Channel here"),
        (10003, False, "That channel is no longer there"),
        (50083, True, "This thread is closed"),
        (160005, True, "This thread is closed"),
        (200000, False, "A rule of this server's AutoMod"),
        (200001, False, "A rule of this server's AutoMod"),
        (240000, False, "Discord's filter for harmful links"),
        (50007, False, "Discord does not take this right now"),
    ],
)
async def test_who_shares_learns_why_it_was_not_posted_and_can_share_again(
    stage: Stage,
    log: Log,
    code: int,
    threaded: bool,  # noqa: FBT001 - pytest's
    told: str,
) -> None:
    member = stage.member.at(thread(1)) if threaded else stage.member
    mine = await member.command("ask", question=QUESTION, private=True)
    stage.discord.failures.append(Failure(403, code, "POST /channels/"))

    refused = await member.press(mine, "Share")
    await member.press(mine, "Share")

    assert told in refused.text
    assert len(stage.discord.sent) == 1
    assert [each["code"] for each in log.lines("not delivered")] == [code]


async def test_in_a_thread_the_permission_for_threads_is_named(stage: Stage) -> None:
    member = stage.member.at(thread(1))
    mine = await member.command("ask", question=QUESTION, private=True)
    stage.discord.bot_permissions = str(1 << 10 | 1 << 11)

    refused = await member.press(mine, "Share")

    assert "a moderator can give me Send Messages in Threads here" in refused.text


@pytest.mark.parametrize("status", [503, 520, CLOSED])
async def test_an_edit_is_tried_again(stage: Stage, log: Log, status: int) -> None:
    stage.discord.failures.append(Failure(status, route="PATCH /webhooks/"))
    stage.discord.failures.append(Failure(429, route="PATCH /webhooks/"))

    reply = await stage.member.command("ask", question=QUESTION)

    assert "memoir" in reply.text
    assert log.lines("not delivered") == []


@pytest.mark.parametrize("status", [503, 520, 521])
async def test_a_message_is_tried_again_with_a_bound(stage: Stage, log: Log, status: int) -> None:
    failure = Failure(status, route="POST /channels/501/", times=2)
    stage.discord.failures.append(failure)
    answer = await stage.member.ask(MENTION)
    failure.times = 99

    await stage.member.say(MENTION)
    await ended(stage, log)

    assert "memoir" in answer.text
    assert calls(stage, "POST /channels/501/") == 3 + 1 + rest.RETRIES
    assert [each["status"] for each in log.lines("not delivered")] == [status]


async def test_a_message_that_may_have_been_sent_is_not_sent_twice(stage: Stage, log: Log) -> None:
    failure = Failure(CLOSED, route="POST /channels/501/", taken=True)
    stage.discord.failures.append(failure)

    await stage.member.say(MENTION)
    await ended(stage, log)

    assert len(stage.discord.sent) == 1
    assert [each["reason"] for each in log.lines("not delivered")] == ["ServerDisconnectedError"]


async def test_a_reply_that_is_cut_off_every_time_is_two_lines(stage: Stage, log: Log) -> None:
    stage.discord.failures.append(Failure(CLOSED, route="PATCH /webhooks/", times=99))

    await stage.member.begin("ask", question=QUESTION)
    await until(lambda: len(log.lines("not delivered")) == 2)
    assert await stage.client.work_in_progress.finished(within=10)

    first, second = log.lines("not delivered")
    assert (first["what"], second["what"]) == (
        "application_command ask", "reply to application_command ask",
    )  # fmt: skip
    assert first["reason"] == second["reason"] == "ServerDisconnectedError"


@pytest.mark.parametrize(
    "code", [20016, 20022, 20028, 20029, 30046, 40004, 40006, 40062, 40333, 130000, 987654]
)
async def test_what_discord_takes_not_now_or_for_a_reason_of_its_own_is_no_fault_of_ours(
    stage: Stage, log: Log, code: int
) -> None:
    stage.discord.failures.append(Failure(400, code, "PATCH /webhooks/"))

    reply = await stage.member.command("ask", question=QUESTION)

    assert reply.text == "Discord does not take this right now: please try again in a minute."
    assert [each["code"] for each in log.lines("not delivered")] == [code]


@pytest.mark.parametrize("code", [50006, 50035, 50109])
async def test_a_fault_of_ours_is_said_to_be_one_whatever_its_code(stage: Stage, code: int) -> None:
    stage.discord.failures.append(Failure(400, code, "PATCH /webhooks/"))

    reply = await stage.member.command("ask", question=QUESTION)

    assert reply.text.startswith("Something went wrong on my side (reference")


@pytest.mark.parametrize("status", [400, 403, 429])
@pytest.mark.parametrize("route", ["PATCH /webhooks/", "POST /webhooks/", "/callback"])
async def test_a_page_in_place_of_discords_answer_is_no_fault_of_ours(
    stage: Stage, log: Log, status: int, route: str
) -> None:
    answer = await stage.member.command("ask", question=QUESTION, private=True)
    page = "<!DOCTYPE html><title>Access denied | discord.com used Cloudflare</title>"
    stage.discord.failures.append(Failure(status, route=route, page=page))

    if route == "POST /webhooks/":
        told = await stage.member.press(answer, "Context")
    else:
        told = await stage.member.command("ask", question=QUESTION)

    assert "memoir" in told.text or "Discord does not take this right now" in told.text
    assert [each for each in log.ours if each["log_level"] == "error"] == []


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (StoreUnavailable("The store is away."), {"reason": "The store is away."}),
        (ZeroDivisionError(), {"exc_info": True}),
    ],
)
async def test_an_event_that_our_code_cannot_treat_is_logged_and_the_next_is_treated(
    stage: Stage, error: Exception, line: dict[str, object]
) -> None:
    told = "event not treated"
    with (
        capture_logs() as logs,
        patch.object(messages, "settled", autospec=True, side_effect=error),
    ):
        await stage.member.say(MENTION)
        await until(lambda: any(each["event"] == told for each in logs))

    known = {"event": told, "event_method": "on_message"}
    found = [each for each in logs if each["event"] == told]
    assert [each.items() >= (known | line).items() for each in found] == [True]
    assert "memoir" in (await stage.member.ask(MENTION)).text
