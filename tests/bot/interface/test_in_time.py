"""Whoever uses a command hears of a slow database within the seconds that Discord waits."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from bot.interface import in_time
from corpus.servers.settings import ServerSettings, ServerSettingsStore
from corpus.store import Store
from tests.bot.running import app_in, running
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import MEMOIR, draft, source

SERVER = 1
SLOW = "I was too slow this time: please try again in a minute."


@contextmanager
def hanging(what: type, read: str) -> Iterator[threading.Event]:
    """Have *read* of a database wait, as a hung one does, until the event is set, or the end."""
    ended = threading.Event()

    def wait(*_: object) -> ServerSettings:
        ended.wait(60)
        return ServerSettings()

    with patch.object(what, read, wait):
        try:
            yield ended
        finally:
            ended.set()


@pytest.fixture
async def discord(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordDouble]:
    monkeypatch.setattr(in_time, "WITHIN", 0.2)
    app = app_in(tmp_path)
    app.engine.writer.add(f"discord:{SERVER}", draft(MEMOIR, title="A memoir"), source())
    async with DiscordDouble((SERVER,)) as double, running(double, app, tmp_path):
        yield double
    app.database.close()


async def test_a_question_is_told_so_alone_where_the_settings_do_not_come(
    discord: DiscordDouble,
) -> None:
    member = Person(discord, "ada", SERVER)
    with hanging(ServerSettingsStore, "get"):
        told = await member.command("ask", question="Who wrote the memoir?")
    assert (told.text, told.ephemeral) == (SLOW, True)


async def test_a_form_that_is_not_filled_in_time_is_not_opened(discord: DiscordDouble) -> None:
    moderator = Person(discord, "mod", SERVER, moderates=True)
    (_, article), *_ = await moderator.autocomplete("source edit", "source", "memoir")
    with hanging(Store, "article"):
        told = await moderator.command("source edit", source=article)
    assert (told.text, told.ephemeral) == (SLOW, True)


async def test_what_is_done_once_it_is_acknowledged_takes_as_long_as_it_takes(
    discord: DiscordDouble,
) -> None:
    member = Person(discord, "ada", SERVER)
    with hanging(ServerSettingsStore, "get") as ended:
        begun = await member.begin("about")
        await asyncio.sleep(3 * in_time.WITHIN)
        ended.set()
        await asyncio.wait_for(begun.changed.wait(), 10)
    assert begun.message is not None
    assert SLOW not in str(begun.message)
