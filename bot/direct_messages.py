"""Direct messages: which server's articles a member asks there, of those they share with the bot.

They come to the process that holds shard 0, whichever process has the member's servers. Of
servers that are not at hand the database knows the names; a server counts as shared when
Discord says that the member is in it, and is named to nobody else.
"""

import asyncio
from collections.abc import Sequence

import discord

from bot.connection.membership import Memberships
from bot.server_presence import server_of
from bot.services.lookups import Lookups
from bot.services.records import Records
from corpus.servers.collection_names import collection_of, guild_id_of
from corpus.servers.known_servers import Server
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
        self._memberships = Memberships(client)

    async def chosen(self, user_id: int) -> Server | None:
        """Return the server that *user_id* chose, when they are still in it."""
        collection = await self._lookups.direct_server(str(user_id))
        return await self._shared(collection, user_id) if collection else None

    async def shared(self, user_id: int) -> list[Server]:
        """Return the servers that *user_id* is in: first those where they asked."""
        looked = await self._candidates(user_id)
        are_in = await asyncio.gather(
            *(self._memberships.held_lately(_guild_id(each), user_id) for each in looked)
        )
        return [server for server, is_in in zip(looked, are_in, strict=True) if is_in]

    async def choose(self, user_id: int, guild_id: int) -> Server:
        """Keep the choice of *user_id*; raise `NotMember` when they are not in that server."""
        server = await self._shared(collection_of(guild_id), user_id)
        if server is None:
            raise NotMember
        await self._records.choose_server(str(user_id), server.collection)
        return server

    async def choose_only(self, user_id: int, shared: Sequence[Server]) -> Server | None:
        """Keep the one server of *shared* as the choice of *user_id*, if it is one, and return it.

        Who has left it since is answered from none.
        """
        if len(shared) != 1:
            return None
        try:
            return await self.choose(user_id, _guild_id(shared[0]))
        except NotMember:
            return None

    async def collection(self, user_id: int) -> str:
        """Return the collection that *user_id* asks in direct messages now."""
        server = await self.chosen(user_id)
        return OPERATOR if server is None else server.collection

    async def are_several(self) -> bool:
        """Return whether there may be servers to choose from: the bot is in more than one."""
        return len(self._client.guilds) > 1 or await self._lookups.servers_if_few(1) is None

    async def _shared(self, collection: str, user_id: int) -> Server | None:
        """Return the server of *collection* if *user_id* is in it now."""
        for server in await self._known([collection]):
            if await self._memberships.holds(_guild_id(server), user_id):
                return server
        return None

    async def _candidates(self, user_id: int) -> list[Server]:
        """Return the servers to look in: where *user_id* asked, and all where they are few."""
        found = await self._known(await self._records.asked_in(str(user_id)))
        for server in await self._all_if_few():
            if server.collection not in {each.collection for each in found}:
                found.append(server)
        return found[:MOST_CHECKED]

    async def _all_if_few(self) -> list[Server]:
        """Return all servers of all processes, those at hand first; none where there are many."""
        at_hand = [server_of(each) for each in self._client.guilds]
        everywhere = await self._lookups.servers_if_few(FEW) if len(at_hand) <= FEW else None
        return [] if everywhere is None else [*at_hand, *everywhere]

    async def _known(self, collections: Sequence[str]) -> list[Server]:
        """Return those of *collections* that are servers which the bot is in, in that order."""
        found = {each: server for each in collections if (server := self._at_hand(each))}
        far = [each for each in collections if each not in found]
        if far:
            found |= {each.collection: each for each in await self._lookups.servers(far)}
        return [found[each] for each in collections if each in found]

    def _at_hand(self, collection: str) -> Server | None:
        guild = self._client.get_guild(guild_id_of(collection) or 0)
        return None if guild is None else server_of(guild)


def direct_pace(user_id: int) -> str:
    """Return what a member's direct messages count against, before it is known whom they ask.

    Finding their servers asks Discord several times.
    """
    return f"direct:{user_id}"


def _guild_id(server: Server) -> int:
    return guild_id_of(server.collection) or 0
