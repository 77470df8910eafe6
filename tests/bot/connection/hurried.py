"""Connections that are tried again at once, and whether questions are answered over them."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from bot.client import FootnoteClient
from bot.connection import pauses, session_starts, shard
from bot.play.double.gateway import TOKEN
from index.answer import Answer
from index.engine import Engine
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


@asynccontextmanager
async def answering() -> AsyncIterator[threading.Event]:
    """Yield once a question is being answered; let go of it afterwards."""
    real, begun, may_end = Engine.ask, threading.Event(), threading.Event()

    def ask(engine: Engine, *words: Any, **more: Any) -> Answer:  # noqa: ANN401 - as the engine takes
        begun.set()
        may_end.wait(20)
        return real(engine, *words, **more)

    with patch.object(Engine, "ask", ask):
        try:
            yield begun
        finally:
            may_end.set()
