"""Which servers the bot is in, as Discord tells this process of those of its shards."""

from dataclasses import replace

import discord
import structlog

from bot.connection.persistent_client import PersistentClient
from bot.services.records import Records
from corpus.servers.collection_names import collection_of, guild_id_of
from corpus.servers.known_servers import Server

log = structlog.get_logger()


class ServerPresence:
    """Keeps what servers there are, and which were left."""

    def __init__(self, client: PersistentClient, records: Records) -> None:
        self._client = client
        self._records = records

    async def meet(self, shard: int) -> None:
        """Compare the servers of *shard*, which became ready here, with what is kept."""
        mine = self._client.ownership.shards
        shards = replace(mine, numbers=mine.numbers & {shard})
        found = await self._records.reconcile(shards, self.is_gone)
        if found.gone:
            log.info("servers left while away", count=len(found.gone))
        if found.doubted:
            log.warning(
                "too many servers are gone at once to be believed: `footnote servers` lists them, "
                "`footnote servers --confirm-gone` says that they were left",
                count=len(found.doubted),
            )
        told = [server_of(each) for each in self._client.guilds if _is_told(each)]
        await self._records.know([each for each in told if shards.owns(each.collection)])

    async def joined(self, guild: discord.Guild) -> None:
        """Keep what *guild* has that added the bot again, and its name."""
        await self._records.joined(collection_of(guild.id))
        await self.renamed(guild)

    async def available(self, guild: discord.Guild) -> None:
        """Compare *guild*, of which an outage kept Discord from telling, with what is kept."""
        if not await self._records.is_present(collection_of(guild.id)):
            await self._records.joined(collection_of(guild.id))
        await self.renamed(guild)

    async def renamed(self, guild: discord.Guild) -> None:
        """Keep how *guild* is called now, and its language."""
        if _is_told(guild):
            await self._records.know([server_of(guild)])

    async def left(self, guild: discord.Guild) -> None:
        """Begin the grace period of *guild*."""
        await self._records.left(collection_of(guild.id))

    def is_gone(self, collection: str) -> bool:
        """Return whether Discord tells this process of its server's shard, and not of the server.

        One that is merely not available is told of.
        """
        if not self._client.ownership.owns(collection):
            return False
        return self._client.get_guild(guild_id_of(collection) or 0) is None


def server_of(guild: discord.Guild) -> Server:
    """Return what is kept of *guild*."""
    return Server(collection_of(guild.id), guild.name, guild.preferred_locale.value)


def _is_told(guild: discord.Guild) -> bool:
    """Return whether Discord has told more of *guild* than that it is not available."""
    return bool(guild.name)
