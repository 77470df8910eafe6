"""Connections that are tried again at once, and whether questions are answered over them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.client import FootnoteClient
from bot.connection import pauses, session_starts, shard
from bot.play.double.gateway import TOKEN
from tests.bot.running import aimed, app_in
from tests.bot.staging import Stage
from tests.discord_double.server import DiscordDouble

QUESTION = "Who is the memoir's author?"


@pytest.fixture(autouse=True)
def hurried_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what was broken off or refused tried again at once."""
    monkeypatch.setattr(pauses, "FIRST", 0.001)
    monkeypatch.setattr(session_starts, "IDENTIFY_EVERY", 0.01)
    monkeypatch.setattr(shard, "AFTER_AN_END", (0.0, 0.01))


async def answers(stage: Stage) -> bool:
    """Return whether a question is answered."""
    reply = await stage.member.command("ask", question=QUESTION)
    return "memoir" in reply.text


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
