"""The first reply to an interaction is tried again in time, and given once."""

import pytest

from bot.connection import acknowledgement, pauses
from bot.play.double.failures import CLOSED, Failure
from tests.bot.connection.failing import Log
from tests.bot.connection.rest_calls import QUESTION, calls, ended
from tests.bot.staging import Stage


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pauses, "FIRST", 0.01)
    monkeypatch.setattr(acknowledgement, "PAUSES", (0.01, 0.01, 0.01))


@pytest.mark.parametrize("status", [429, 500, 502, 503, CLOSED])
async def test_an_acknowledgement_is_tried_again_within_its_three_seconds(
    stage: Stage, log: Log, status: int
) -> None:
    stage.discord.failures.append(Failure(status, route="callback", times=2))

    reply = await stage.member.command("ask", question=QUESTION)

    assert "memoir" in reply.text
    assert log.lines("not delivered") == []


@pytest.mark.parametrize("status", [500, 502, 503, CLOSED])
async def test_a_lost_acknowledgement_still_gets_its_answer(
    stage: Stage, log: Log, status: int
) -> None:
    stage.discord.failures.append(Failure(status, route="callback", taken=True))

    reply = await stage.member.command("ask", question=QUESTION)

    assert "memoir" in reply.text
    assert calls(stage, "POST /interactions/") == 2
    assert log.lines("not delivered") == []


async def test_an_acknowledgement_whose_every_answer_is_lost_still_gets_its_answer(
    stage: Stage, log: Log
) -> None:
    stage.discord.failures.append(Failure(502, route="callback", taken=True))
    stage.discord.failures.append(Failure(502, route="callback", times=3))

    reply = await stage.member.command("ask", question=QUESTION)

    assert "memoir" in reply.text
    assert log.lines("not delivered") == []


async def test_a_lost_first_reply_is_not_given_twice(stage: Stage, log: Log) -> None:
    stage.discord.failures.append(Failure(502, route="callback", taken=True))

    reply = await stage.member.command("ask", question="\u200b")

    assert reply.text.startswith("The question is empty")
    assert calls(stage, "POST /webhooks/") + calls(stage, "PATCH /webhooks/") == 0
    assert log.lines("not delivered") == []


async def test_an_interaction_that_another_process_answered_is_left_to_it(
    stage: Stage, log: Log
) -> None:
    stage.discord.failures.append(Failure(400, 40060, "callback", times=9))

    await stage.member.begin("ask", question=QUESTION)
    await ended(stage, log)

    (line,) = log.lines("not delivered")
    assert line["reason"] == "another process answered it: is one running with the same token?"
    assert calls(stage, "POST /interactions/") == 1
    assert calls(stage, "PATCH /webhooks/") == 0


async def test_an_interaction_that_expired_is_one_line(stage: Stage, log: Log) -> None:
    stage.discord.failures.append(Failure(404, 10062, "callback", times=9))

    await stage.member.begin("ask", question=QUESTION)
    await ended(stage, log)

    assert [each["code"] for each in log.lines("not delivered")] == [10062]
    assert calls(stage, "POST /interactions/") == 1
    assert calls(stage, "PATCH /webhooks/") + calls(stage, "POST /webhooks/") == 0


async def test_an_acknowledgement_that_never_gets_through_is_one_line(
    stage: Stage, log: Log
) -> None:
    stage.discord.failures.append(Failure(429, route="callback", times=99))

    await stage.member.begin("ask", question=QUESTION)
    await ended(stage, log)

    assert [each["reason"] for each in log.lines("not delivered")] == ["NotAcknowledged"]
    assert calls(stage, "POST /interactions/") == 1 + len(acknowledgement.PAUSES)
