"""Whatever the gateway sends, the bot stays or comes back."""

import asyncio
from pathlib import Path

import discord
import pytest

from bot.connection.close_codes import FATAL, sentence_for_close
from corpus.store import OPERATOR
from tests.bot.connection.failing import watched
from tests.bot.connection.hurried import QUESTION, answers, hurried_connections, starting
from tests.bot.running import app_in, running
from tests.bot.staging import Stage
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import MEMOIR, draft, source

__all__ = ["hurried_connections"]

ODD: tuple[object, ...] = (None, {}, [], "words", 5)
"""What no event carries."""


@pytest.mark.parametrize("what", ["author", "type", "channel_id"])
@pytest.mark.parametrize("how", ["null", "absent"])
async def test_a_message_that_cannot_be_read_is_dropped_and_the_connection_stays(
    stage: Stage, caplog: pytest.LogCaptureFixture, what: str, how: str
) -> None:
    message = stage.member.message("hello <@1001>")
    message[what] = None
    if how == "absent":
        del message[what]

    with watched(caplog) as log:
        await stage.discord.dispatch("MESSAGE_CREATE", message)
        assert await answers(stage)

    assert [each["event_name"] for each in log.lines("event dropped")] in (
        ["MESSAGE_CREATE"], [],  # discord.py reads some of these
    )  # fmt: skip
    assert (stage.discord.identifies, stage.discord.resumes) == (1, 0)


async def test_a_question_with_nul_and_half_a_character_is_answered_and_kept_without(
    stage: Stage,
) -> None:
    typed = "Who is the memoir's author?\0\ud83d"

    assert "memoir" in (await stage.member.command("ask", question=typed)).text
    assert await stage.client.work_in_progress.finished(within=10)

    kept = stage.personal_data.get(stage.member.id).questions
    assert [each.question for each in kept] == ["Who is the memoir's author?\ufffd\ufffd"]


async def test_a_message_without_author_is_one_line(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    with watched(caplog) as log:
        await stage.discord.dispatch("MESSAGE_CREATE", stage.member.message("x") | {"author": None})
        assert await answers(stage)

    assert log.lines("event dropped") == [{"event_name": "MESSAGE_CREATE", "reason": "TypeError"}]


async def test_no_event_that_discord_may_send_ends_the_connection(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    events = [each for each in stage.client._connection.parsers if each != "READY"]  # noqa: SLF001 - all there are

    with watched(caplog) as log:
        for event in events:
            for data in ODD:
                await stage.discord.dispatch(event, data)
        assert await answers(stage)

    assert len(events) > 50
    assert len(log.lines("event dropped")) > 50
    assert (stage.discord.identifies, stage.discord.resumes) == (1, 0)


@pytest.mark.parametrize("text", ["no JSON", "[]", "null", "5", '{"op": 10, "d": null}', '"op"'])
async def test_after_a_frame_that_cannot_be_read_the_session_is_resumed(
    stage: Stage, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    with watched(caplog) as log:
        await stage.discord.send_text(text)
        await asyncio.wait_for(stage.discord.resumed.wait(), 10)
        assert await answers(stage)

    assert len(log.lines("gateway not understood")) == 1
    assert (stage.discord.identifies, stage.discord.resumes) == (1, 1)


async def test_a_resumption_without_data_is_one(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.discord.resumed_data = None

    with watched(caplog):
        await stage.discord.close_gateway(4000)
        await asyncio.wait_for(stage.discord.resumed.wait(), 10)
        assert await answers(stage)

    assert (stage.discord.identifies, stage.discord.resumes) == (1, 1)


@pytest.mark.parametrize("changes", [{"user": None}, {"guilds": None}, {"session_id": None}])
async def test_after_a_greeting_that_cannot_be_read_a_session_is_begun_anew(
    tmp_path: Path, changes: dict[str, None]
) -> None:
    app = app_in(tmp_path)
    app.engine.writer.add(OPERATOR, draft(MEMOIR), source())
    async with DiscordDouble() as double:
        double.ready = dict(changes)
        async with running(double, app, tmp_path):
            reply = await Person(double).command("ask", question=QUESTION)
    app.database.close()

    assert "memoir" in reply.text
    assert double.identifies <= 2


@pytest.mark.parametrize("refusals", [1, 3])
async def test_a_gateway_that_refuses_at_first_is_tried_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, refusals: int
) -> None:
    app = app_in(tmp_path)
    async with DiscordDouble() as double:
        double.refusals = refusals
        with watched(caplog) as log:
            async with running(double, app, tmp_path):
                reply = await Person(double).command("about")
    app.database.close()

    assert "Articles here" in reply.text
    assert len(log.lines("connecting again")) >= refusals
    assert double.identifies == 1


async def test_a_session_that_cannot_be_resumed_is_given_up(stage: Stage) -> None:
    stage.discord.identified.clear()
    stage.discord.refusals = 5

    await stage.discord.close_gateway(4000)

    assert await answers(stage)
    assert (stage.discord.identifies, stage.discord.resumes) == (2, 0)


async def test_an_ended_session_is_begun_anew(stage: Stage) -> None:
    stage.discord.identified.clear()
    await stage.discord.send_op(9, data=False)

    assert await answers(stage)
    assert (stage.discord.identifies, stage.discord.resumes) == (2, 0)


@pytest.mark.parametrize("code", sorted(FATAL))
async def test_a_fatal_close_code_ends_the_bot_with_what_the_operator_has_to_do(
    tmp_path: Path, code: int
) -> None:
    app = app_in(tmp_path)
    async with DiscordDouble() as double, starting(double, tmp_path) as (_, life):
        await asyncio.wait_for(double.identified.wait(), 10)
        await double.close_gateway(code)
        with pytest.raises(discord.ConnectionClosed) as ended:
            await asyncio.wait_for(life, 10)
    app.database.close()

    assert ended.value.code == code
    assert sentence_for_close(code).count(":") == 1
    assert double.identifies == 1


async def test_a_shard_that_goes_just_as_a_server_comes_ends_its_wait_in_silence(
    stage: Stage,
) -> None:
    state = stage.client._connection  # noqa: SLF001 - what discord.py waits in
    state._ready_states[5] = asyncio.Queue()  # noqa: SLF001
    waiting = asyncio.create_task(state._delay_shard_ready(5))  # noqa: SLF001
    state._ready_tasks[5] = waiting  # noqa: SLF001
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    state._ready_states[5].put_nowait(stage.client.guilds[0])  # noqa: SLF001
    await asyncio.sleep(0)
    state.forget(5)

    await asyncio.wait([waiting])
    assert waiting.cancelled() or waiting.exception() is None
