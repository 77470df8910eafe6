"""Direct messages: which server's articles a member asks there, of those they share with the bot.

The bot has no list of members (that intent is privileged), so a server counts as shared when
Discord, asked just now, says that the member is in it.
"""

import asyncio

import discord

from bot.connection.delivery import FAILURES
from bot.services.lookups import Lookups
from bot.services.records import Records
from corpus.servers.presence import collection_of, guild_id_of
from corpus.store import OPERATOR

MOST_CHECKED = 25
"""Servers that Discord is asked about for one member: what a select can offer."""

FEW = 25
"""A bot in no more servers than this looks in all of them, not only where the member has asked."""


class NotMember(Exception):
    """The member is not, or no longer, in the server."""


class DirectMessages:
    """The servers of direct messages."""

    def __init__(self, client: discord.Client, lookups: Lookups, records: Records) -> None:
        self._client = client
        self._lookups = lookups
        self._records = records

    async def chosen(self, user_id: int) -> discord.Guild | None:
        """Return the server that *user_id* chose, when they are still in it."""
        collection = await self._lookups.direct_server(str(user_id))
        guild = self._guild(collection) if collection else None
        return guild if guild is not None and await _holds(guild, user_id) else None

    async def shared(self, user_id: int) -> list[discord.Guild]:
        """Return the servers that *user_id* is in: first those where they asked."""
        asked_in = await self._records.asked_in(str(user_id))
        found = [guild for each in asked_in if (guild := self._guild(each)) is not None]
        if len(self._client.guilds) <= FEW:
            found += [each for each in self._client.guilds if each not in found]
        looked = found[:MOST_CHECKED]
        are_in = await asyncio.gather(*(_holds(each, user_id) for each in looked))
        return [guild for guild, is_in in zip(looked, are_in, strict=True) if is_in]

    async def choose(self, user_id: int, guild_id: int) -> discord.Guild:
        """Keep the choice of *user_id*; raise `NotMember` when they are not in that server."""
        guild = self._client.get_guild(guild_id)
        if guild is None or not await _holds(guild, user_id):
            raise NotMember
        await self._records.choose_server(str(user_id), collection_of(guild.id))
        return guild

    async def collection(self, user_id: int) -> str:
        """Return the collection that *user_id* asks in direct messages now."""
        guild = await self.chosen(user_id)
        return OPERATOR if guild is None else collection_of(guild.id)

    def _guild(self, collection: str) -> discord.Guild | None:
        return self._client.get_guild(guild_id_of(collection) or 0)


def direct_pace(user_id: int) -> str:
    """Return what a member's direct messages count against, before it is known whom they ask.

    Finding their servers asks Discord several times.
    """
    return f"direct:{user_id}"


async def _holds(guild: discord.Guild, user_id: int) -> bool:
    """Return whether Discord says that the member is in *guild*; what it cannot tell is a no."""
    try:
        await guild.fetch_member(user_id)
    except FAILURES:
        return False
    return True
