"""The bot waits out what is in the way of its start, and stops at once when it is told to."""

import asyncio
from pathlib import Path

import discord
import pytest

from bot.connection import pauses
from bot.play.double.failures import CLOSED, Failure
from corpus.store import OPERATOR
from tests.bot.connection.failing import watched
from tests.bot.connection.hurried import QUESTION, hurried_connections, starting
from tests.bot.running import app_in, running
from tests.bot.staging import Stage, until
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import MEMOIR, draft, source

__all__ = ["hurried_connections"]


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
