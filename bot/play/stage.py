"""The playground as a whole: our Discord, its people, and the pages that look at it."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from urllib.parse import quote

from bot.play.board import Board
from bot.play.deeds import Deeds
from bot.play.double.server import DiscordDouble
from bot.play.drawing.names import Names
from bot.play.people import EDITORS, Member, members
from bot.play.places import Places, people_by_id

_GATHERED = 0.02
"""Seconds in which changes are gathered before they are shown."""


class Stage:
    """What all open pages share."""

    def __init__(self, discord: DiscordDouble) -> None:
        self.discord = discord
        self.members = members(discord)
        self.places = Places()
        self.board = Board(discord)
        self.deeds = Deeds(discord, self.board)
        self.watchers: set[Callable[[], Awaitable[None]]] = set()
        self._is_stale = False
        self._showing: asyncio.Task[None] | None = None
        discord.watchers.append(self._soon)

    @property
    def people(self) -> Sequence[Member]:
        """Return everyone whom one can be."""
        return list(self.members.values())

    def names(self) -> Names:
        """Return what ids stand for now, and where files are."""
        uploaded = {each["filename"]: each["id"] for each in self.deeds.uploads.values()}
        return Names(
            now=int(time.time()),
            people=people_by_id(self.members),
            channels=self.places.names(),
            roles={str(EDITORS): "Source editors"},
            files={name: f"sent/{quote(name, safe='')}" for name in self.sent_files()}
            | {name: f"uploaded/{key}" for name, key in uploaded.items()},
        )

    def sent_files(self) -> Mapping[str, bytes]:
        """Return what the bot has sent with messages, by name."""
        found = dict(self.discord.files)
        for each in self.discord.exchanges.values():
            found |= each.files
        return found

    async def changed(self) -> None:
        """Show every page what is new."""
        for watcher in tuple(self.watchers):
            await watcher()

    def _soon(self) -> None:
        self._is_stale = True
        if self._showing is None or self._showing.done():
            self._showing = asyncio.create_task(self._later())

    async def _later(self) -> None:
        while self._is_stale:
            await asyncio.sleep(_GATHERED)
            self._is_stale = False
            await self.changed()
