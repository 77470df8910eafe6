"""The real client, run against the double in this process."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, Protocol

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.app import App
from bot.client import FootnoteClient
from bot.client_assembly import build_client
from bot.play.double.gateway import TOKEN
from bot.services.submission_reading import Fetch
from bot.settings import Settings
from corpus.fetching.politeness import fetch_politely
from corpus.storage.database import Database
from index.encoding.encoder import Encoder
from index.engine import Engine
from tests.discord_double.server import DiscordDouble
from tests.doubles.databases import database_url
from tests.doubles.encoder import WordEncoder


def app_in(home: Path, encoder: Encoder | None = None) -> App:
    """Return an app on a database in *home*, with *encoder* or that of twelve words."""
    database = Database(database_url(home))
    return App(database, Engine(database, encoder or WordEncoder()), ())


@asynccontextmanager
async def running(
    discord: DiscordDouble,
    app: App,
    home: Path,
    fetch_link: Fetch = fetch_politely,
    **options: Any,  # noqa: ANN401 - whatever the client takes
) -> AsyncIterator[FootnoteClient]:
    """Yield the client, connected to *discord* and ready; stop it in good order afterwards."""
    with aimed(discord, app, home, fetch_link, **options) as client:
        discord.identified.clear()  # an earlier client may have, and this one has not begun
        life = asyncio.create_task(client.start(TOKEN))
        try:
            await asyncio.wait_for(discord.identified.wait(), 15)
            await asyncio.wait_for(client.wait_until_ready(), 15)
            yield client
        finally:
            await client.drain()
            await asyncio.wait([life])
            discord.identified.clear()


class Reached(Protocol):
    """Where our Discord is, in this process or another."""

    @property
    def api(self) -> str:
        """The base URL of REST."""

    @property
    def gateway(self) -> str:
        """The URL of the gateway."""


@contextmanager
def aimed(
    discord: Reached,
    app: App,
    home: Path,
    fetch_link: Fetch = fetch_politely,
    **options: Any,  # noqa: ANN401 - whatever the client takes
) -> Iterator[FootnoteClient]:
    """Yield the client, not started, while it would connect to *discord*."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = discord.api, yarl.URL(discord.gateway)
    try:
        yield build_client(
            app, Settings(home=home), fetch_link, guild_ready_timeout=0.05, **options
        )
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway
