"""Whatever the gateway sends or does, the bot stays or comes back, and stops when it is told to."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from unittest.mock import patch

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.client import FootnoteClient
from bot.connection import pauses, session_starts, shard
from bot.connection.close_codes import FATAL, sentence_for_close
from bot.connection.pauses import LONGEST, STABLE_FOR, Pauses
from bot.play.double.failures import CLOSED, Failure
from bot.play.double.gateway import TOKEN
from corpus.store import OPERATOR
from tests.bot.connection.failing import watched
from tests.bot.running import aimed, app_in, running
from tests.bot.staging import Stage, staged, until
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import MEMOIR, draft, source

QUESTION = "Who is the memoir's author?"
ODD: tuple[object, ...] = (None, {}, [], "words", 5)
"""What no event carries."""

A_DAY = 24 * 60 * 60


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pauses, "FIRST", 0.001)
    monkeypatch.setattr(session_starts, "IDENTIFY_EVERY", 0.01)
    monkeypatch.setattr(shard, "AFTER_AN_END", (0.0, 0.01))


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        made.add(MEMOIR)
        yield made


async def answers(stage: Stage) -> bool:
    reply = await stage.member.command("ask", question=QUESTION)
    return "memoir" in reply.text


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


@asynccontextmanager
async def starting(
    double: DiscordDouble, home: Path
) -> AsyncIterator[tuple[FootnoteClient, asyncio.Task[None]]]:
    """Yield a client on its way to *double*, and its life; stop it in good order afterwards."""
    app = app_in(home)
    with aimed(double, app, home) as client:
        life = asyncio.create_task(client.start(TOKEN))
        yield client, life
        await client.drain()
        await asyncio.wait([life], timeout=10)
    app.database.close()


@pytest.mark.parametrize(
    ("status", "route"),
    [
        (503, "/users/@me"),
        (503, "/oauth2/"),
        (503, "PUT /applications/"),
        (520, "/oauth2/"),
        (429, "/oauth2/"),
        (500, "/oauth2/"),
    ],
)
async def test_an_outage_at_the_start_is_waited_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, status: int, route: str
) -> None:
    app = app_in(tmp_path)
    times = 1 if status == 500 else 7  # discord.py itself pauses after a 500, by whole seconds
    async with DiscordDouble() as double:
        double.failures.append(Failure(status, route=route, times=times))
        with watched(caplog):
            async with running(double, app, tmp_path):
                reply = await Person(double).command("about")
    app.database.close()

    assert "Articles here" in reply.text
    assert double.syncs == 1


async def test_a_connection_that_breaks_during_the_start_is_waited_out(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with DiscordDouble() as double:
        double.failures.append(Failure(CLOSED, route="oauth2", times=7))
        async with running(double, app, tmp_path):
            reply = await Person(double).command("about")
    app.database.close()

    assert "Articles here" in reply.text


async def test_commands_that_discord_refuses_do_not_keep_the_bot_from_answering(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = app_in(tmp_path)
    app.engine.writer.add(OPERATOR, draft(MEMOIR), source())
    async with DiscordDouble() as double:
        double.failures.append(Failure(400, 30034, "PUT /applications/"))
        with watched(caplog) as log:
            async with running(double, app, tmp_path):
                reply = await Person(double).ask(f"<@1001> {QUESTION}")
    app.database.close()

    assert "memoir" in reply.text
    assert log.lines("commands not published") == [{"status": 400, "code": 30034}]


async def test_a_token_that_is_revoked_during_the_start_ends_the_bot(tmp_path: Path) -> None:
    async with DiscordDouble() as double:
        double.failures.append(Failure(401, route="PUT /applications/"))
        async with starting(double, tmp_path) as (_, life):
            with pytest.raises(discord.HTTPException) as ended:
                await asyncio.wait_for(life, 10)

    assert ended.value.status == 401


@pytest.mark.parametrize("status", [503, 502])
async def test_a_stop_ends_a_pause_of_the_start_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    monkeypatch.setattr(pauses, "FIRST", 3600.0)
    monkeypatch.setattr(pauses, "LONGEST", 3600.0)
    async with DiscordDouble() as double:
        double.failures.append(Failure(status, route="/users/@me", times=99))
        async with starting(double, tmp_path) as (client, life):
            await until(lambda: double.calls == ["GET /users/@me"])
            await client.drain()
            await asyncio.wait_for(life, 10)


async def test_a_stop_ends_a_pause_between_connections_at_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(pauses, "FIRST", 3600.0)
    monkeypatch.setattr(pauses, "LONGEST", 3600.0)
    stage.discord.refusals = 9

    with watched(caplog) as log:
        await stage.discord.close_gateway(4000)
        await until(lambda: len(log.lines("connecting again")) == 2)
        await stage.client.drain()

    assert stage.client.is_closed()


async def test_a_stop_leaves_the_gateway_with_code_1000(stage: Stage) -> None:
    await stage.client.drain()
    await until(lambda: bool(stage.discord.close_codes))

    assert stage.discord.close_codes == [1000]


async def test_a_stop_leaves_a_gateway_that_never_greeted_with_code_1000(stage: Stage) -> None:
    stage.discord.greets = False
    stage.discord.connected.clear()
    await stage.discord.close_gateway(4000)
    await asyncio.wait_for(stage.discord.connected.wait(), 10)

    await stage.client.drain()
    await until(lambda: len(stage.discord.close_codes) == 2)

    assert stage.discord.close_codes[-1] == 1000


@given(st.integers(min_value=0, max_value=5000))
def test_a_pause_is_bounded_and_grows_until_the_longest(earlier: int) -> None:
    made = Pauses()
    made.count = earlier

    assert pauses.FIRST / 2 <= made.next() <= LONGEST
    assert made.count == earlier + 1


@pytest.mark.parametrize("quick", range(13))
def test_no_row_of_ends_begins_1000_sessions_a_day(
    monkeypatch: pytest.MonkeyPatch, quick: int
) -> None:
    monkeypatch.setattr(pauses, "FIRST", 1.0)
    spent, begun, made = 0.0, 0, Pauses()
    with patch.object(random, "uniform", autospec=True, side_effect=min):
        while spent < A_DAY:
            for _ in range(quick):
                spent += made.next()
                begun += 1
            spent += STABLE_FOR
            begun += 1
            made.begin_anew()

    assert begun < 1000
    assert quick == 0 or begun > 90


def test_connections_that_all_end_at_once_begin_fewer_than_1000_sessions_a_day() -> None:
    made, spent = Pauses(), 0.0
    with patch.object(random, "uniform", autospec=True, side_effect=min):
        while spent < A_DAY:
            spent += made.next()

    assert made.count < 1000


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
