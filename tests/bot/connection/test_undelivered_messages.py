"""A message of the bot's own that waits holds up no other, and one that is refused is told of."""

from pathlib import Path

import pytest

from bot.connection import outgoing_messages
from bot.play.double import payloads
from bot.play.double.failures import CLOSED, Failure
from bot.play.double.payloads import READ_HISTORY
from corpus.storage.schema import wishes
from tests.bot.connection.own_messages import (
    KINDS,
    answer_is_found,
    answer_is_found_in_private,
    hurried,
    is_put_off,
    kept,
    looked_again,
    moderators_are_asked,
    settled,
)
from tests.bot.staging import SERVER, Stage, staged, until
from tests.discord_double.reply import Reply
from tests.doubles.articles import BRIDGE, MEMOIR
from tests.doubles.databases import database_engine

__all__ = ["database_engine", "hurried"]


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
