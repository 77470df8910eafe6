"""The playground as a whole: our Discord, its people, and the pages that look at it."""

import time
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote

from bot.play.board import Board
from bot.play.deeds import Deeds
from bot.play.double.server import DiscordDouble
from bot.play.drawing.names import Names
from bot.play.people import EDITORS, Member, members
from bot.play.places import Places, people_by_id


class Stage:
    """What all open pages share."""

    def __init__(self, discord: DiscordDouble) -> None:
        self.discord = discord
        self.members = members(discord)
        self.places = Places()
        self.board = Board(discord)
        self.deeds = Deeds(discord, self.board)
        self.watchers: set[Callable[[], None]] = set()
        """Whom to tell, for each open page, that something may have changed."""
        discord.watchers.append(self.changed)

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

    def changed(self) -> None:
        """Have every page show what is new; none waits for another."""
        for watcher in tuple(self.watchers):
            watcher()
