"""A stage for tests of servers: our own Discord, the bot, and the people on it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.app import App
from bot.client import FootnoteClient
from corpus.article import Article
from corpus.privacy.personal_data import PersonalData
from corpus.servers.settings import ServerSettingsStore
from index.encoding.encoder import Encoder
from tests.bot.running import app_in, running
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import draft, source

SERVER = "discord:1"
OTHER = "discord:2"


@dataclass
class Stage:
    """Two servers with the bot; in the first an administrator, a moderator and a member."""

    discord: DiscordDouble
    client: FootnoteClient
    app: App
    administrator: Person
    moderator: Person
    member: Person

    @property
    def settings(self) -> ServerSettingsStore:
        """Return what the servers decided, to be seen and changed without a card."""
        return ServerSettingsStore(self.app.database)

    @property
    def personal_data(self) -> PersonalData:
        """Return what is kept of persons, to be seen and erased without a card."""
        return PersonalData(self.app.database)

    def add(self, *paragraphs: str, collection: str = SERVER, title: str = "A memoir") -> Article:
        """Store an article in a server."""
        return self.app.engine.writer.add(collection, draft(*paragraphs, title=title), source())


@asynccontextmanager
async def staged(
    home: Path, *, message_content: bool = False, encoder: Encoder | None = None
) -> AsyncIterator[Stage]:
    """Yield the stage with a database in *home*, and clear it away afterwards.

    *message_content* is whether the application has that intent; *encoder* stands in for that of
    twelve words.
    """
    app = app_in(home, encoder)
    discord = DiscordDouble((1, 2))
    discord.message_content = message_content
    async with discord, running(discord, app, home) as client:
        yield Stage(
            discord,
            client,
            app,
            Person(discord, "root", administers=True),
            Person(discord, "mod", moderates=True),
            Person(discord, "ada"),
        )
    app.database.close()


async def until(happened: Callable[[], bool]) -> None:
    """Wait until *happened*, for what the bot does of its own accord; raise after 30 seconds."""
    async with asyncio.timeout(30):
        while not happened():  # noqa: ASYNC110 - the double raises no event for everything
            await asyncio.sleep(0.01)
