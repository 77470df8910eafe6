"""What people write in a server, for tests of sources that stand on Discord."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import discord

from bot.app import App
from bot.client import FootnoteClient
from bot.play.double import payloads
from bot.play.double.payloads import FORUM, GENERAL, Json
from bot.sources.background import look_after_sources
from corpus.article import Article
from corpus.storage.schema import sources
from tests.bot.running import app_in, running
from tests.bot.sources.site import SERVER, Site
from tests.bot.staging import until
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble

WROTE_AT = datetime(2026, 11, 20, 18, 5, tzinfo=UTC)
GUIDE = "How the harbour is run"


@dataclass
class Stage:
    """A server with a moderator and two members, and what they write at what moment."""

    discord: DiscordDouble
    app: App
    client: FootnoteClient
    moderator: Person
    ada: Person
    bob: Person
    now: datetime = WROTE_AT
    site: Site = field(default_factory=Site)

    def writes(self, who: Person, text: str, where: Json, **more: Any) -> Json:  # noqa: ANN401 - any part
        """Return a message that *who* wrote in a channel or thread, a minute after the one before.

        The first one in a post of a forum has the post's id.
        """
        self.now += timedelta(minutes=1)
        key = more.pop("id", None) or str(discord.utils.time_snowflake(self.now))
        said = who.at(where).message(text, **more) | more | {"id": key}
        self.discord.messages[key] = said
        return said

    def post(self, who: Person, text: str, *, forum: bool = True, **more: Any) -> Json:  # noqa: ANN401 - any part of a thread
        """Return the thread that *who* began with a message, which only REST knows any more."""
        self.now += timedelta(minutes=1)
        key = str(discord.utils.time_snowflake(self.now))
        parent = 1 + (FORUM if forum else GENERAL)
        begun = {"parent_id": str(parent), "owner_id": who.id, "name": GUIDE}
        thread = payloads.thread(1, key, **begun, **more)
        self.discord.archived[key] = thread
        if forum:
            self.writes(who, text, thread, id=key)
        else:
            first = self.writes(who, text, payloads.channel(1), id=key)
            told = {"type": 21, "message_reference": reference(first), "referenced_message": first}
            self.writes(who, "", thread, **told)
        return thread

    async def published(self, link: str) -> Article:
        """Return the article that the moderator makes of *link*."""
        preview = await self.moderator.command("source add", url=link)
        assert "Publish" in preview.buttons, preview.text
        await self.moderator.press(preview, "Publish")
        return self.articles[-1]

    async def refused(self, link: str) -> str:
        """Return why *link* becomes no source."""
        said = await self.moderator.command("source add", url=link)
        assert said.buttons == {}
        return said.text

    async def told_of_a_check(self) -> str:
        """Return what is told once a day has passed."""
        with self.app.database.write() as connection:
            earlier = datetime.now(UTC) - timedelta(days=2)
            connection.execute(sources.update().values(checked_at=earlier))
        already = len(self.discord.sent)
        await look_after_sources(self.client)
        await until(lambda: len(self.discord.sent) > already)
        return str(self.discord.sent[-1]["components"])

    @property
    def articles(self) -> tuple[Article, ...]:
        """Return what the server's questions are answered from."""
        return self.app.engine.store.articles([SERVER])


@asynccontextmanager
async def staged(home: Path) -> AsyncIterator[Stage]:
    """Yield the stage with a database in a folder, and clear it away afterwards."""
    app, site = app_in(home), Site()
    async with (
        DiscordDouble((1, 2)) as double,
        running(double, app, home, site.fetch) as client,
    ):
        double.message_content = True
        moderator = Person(double, "mod", moderates=True)
        ada, bob = Person(double, "ada"), Person(double, "bob")
        yield Stage(double, app, client, moderator, ada, bob, site=site)
    app.database.close()


def reference(message: Json) -> Json:
    """Return what refers to *message*."""
    return {
        "type": 0,
        "message_id": message["id"],
        "channel_id": message["channel_id"],
        "guild_id": "1",
    }


def link_to(place: Json, message: Json | None = None, host: str = "discord.com") -> str:
    """Return what Copy Link gives."""
    parts = ["https:/", host, "channels", "1", place["id"], *([message["id"]] if message else [])]
    return "/".join(parts)
