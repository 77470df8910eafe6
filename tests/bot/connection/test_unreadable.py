"""Who uses what cannot be read is answered, and who types is suggested nothing."""

from unittest.mock import patch

import pytest

from bot.connection import acknowledgement, pauses
from bot.play.double.failures import Failure
from bot.services.lookups import Lookups
from tests.bot.connection.failing import Log
from tests.bot.connection.rest_calls import QUESTION, calls, ended
from tests.bot.staging import Stage


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pauses, "FIRST", 0.01)
    monkeypatch.setattr(acknowledgement, "PAUSES", (0.01, 0.01, 0.01))


async def test_suggestions_that_cannot_be_found_are_none(stage: Stage, log: Log) -> None:
    with patch.object(Lookups, "searched_articles", autospec=True, side_effect=ZeroDivisionError):
        offered = await stage.member.autocomplete("ask", "article", "mem")

    assert offered == []
    assert log.lines("no suggestions") == [
        {"command": "suggest_articles", "reason": "ZeroDivisionError"}
    ]


async def test_suggestions_where_no_source_can_be_are_none(stage: Stage, log: Log) -> None:
    assert await stage.member.alone.autocomplete("source show", "source", "mem") == []
    assert [each["command"] for each in log.lines("no suggestions")] == ["SourceGroup._suggest_any"]


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (400, 40060), (400, 50035)])
async def test_suggestions_that_come_too_late_are_one_line(
    stage: Stage, log: Log, status: int, code: int
) -> None:
    stage.discord.failures.append(Failure(status, code, "callback", times=9))

    exchange = await stage.member.type_into("ask", "article", "mem")
    await ended(stage, log)

    assert not exchange.changed.is_set()
    assert [each["what"] for each in log.lines("not delivered")] == ["suggestions"]
    assert calls(stage, "POST /interactions/") == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"member": None},
        {"member": {"user": None}},
        {"channel": None},
        {"version": None, "entitlements": 5},
        {"guild_id": "no number"},
        {"data": None},
        {"data": {"id": "1", "type": 1}},
        {"data": {"id": "1", "type": 1, "name": "ask", "options": [{}]}},
        {"data": {"id": "1", "type": 3, "name": "Find the source", "target_id": "7",
                  "resolved": {"messages": {"7": {"id": "7"}}}}},
    ],
)  # fmt: skip
async def test_a_command_that_cannot_be_read_is_answered(
    stage: Stage, log: Log, changes: dict[str, object]
) -> None:
    stage.discord.changes = changes
    broken = await stage.member.command("ask", question=QUESTION)
    stage.discord.changes = {}
    reply = await stage.member.command("ask", question=QUESTION)

    assert broken.ephemeral
    assert broken.text.startswith("Something went wrong on my side")
    assert "memoir" in reply.text
    assert stage.discord.identifies == 1
    unread = log.lines("command not readable") + log.lines("interaction not readable")
    assert [each["reference"] in broken.text for each in unread] == [True]


async def test_a_command_of_another_version_is_answered(stage: Stage, log: Log) -> None:
    stage.discord.changes = {"data": {"id": "1", "type": 1, "name": "gone"}}
    reply = await stage.member.command("ask", question=QUESTION)

    assert reply.text.startswith("I don't know this command any more")
    assert log.lines("command out of date") == [{"reason": "CommandNotFound"}]


async def test_a_button_of_a_message_that_cannot_be_read_is_answered(
    stage: Stage, log: Log
) -> None:
    answer = await stage.member.command("ask", question=QUESTION)
    stage.discord.changes = {"message": {"id": "7"}}
    reply = await stage.member.press(answer, "Context")

    assert reply.text.startswith("This button is out of date")
    assert log.lines("not delivered") == []


async def test_a_form_of_another_version_is_answered(stage: Stage, log: Log) -> None:
    reply = await stage.moderator.submit({"custom_id": "fn0:form"}, {"text": "words"})

    assert reply.text.startswith("This form is out of date")
    assert log.lines("not delivered") == []


@pytest.mark.parametrize("changes", [{"member": None}, {"channel": None}])
async def test_a_form_or_button_that_cannot_be_read_is_answered(
    stage: Stage, log: Log, changes: dict[str, object]
) -> None:
    answer = await stage.member.command("ask", question=QUESTION)
    stage.discord.changes = changes
    pressed = await stage.member.press(answer, "Context")
    submitted = await stage.moderator.submit({"custom_id": "fn1:paste"}, {"text": "words"})

    assert "Something went wrong" in pressed.text
    assert "Something went wrong" in submitted.text
    assert [each["reason"] for each in log.lines("event dropped")] != []


async def test_suggestions_for_what_cannot_be_read_are_none(stage: Stage, log: Log) -> None:
    stage.discord.changes = {"member": None}
    assert await stage.member.autocomplete("ask", "article", "mem") == []
    stage.discord.changes = {"data": {"id": "1", "type": 1, "name": "ask", "options": []}}
    assert await stage.member.autocomplete("ask", "article", "mem") == []
    assert len(log.lines("no suggestions")) == 1
