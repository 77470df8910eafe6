"""The hello of the bot to a server that it has just joined: one card, once."""

import discord

from bot.about.card import hello_card
from bot.client import FootnoteClient
from bot.connection.outgoing_messages import Attempt, OutgoingMessage, at
from bot.connection.sending import first_taken
from bot.interface.background import BackgroundTask
from bot.interface.place import language_in, settled
from bot.interface.refusals import may_write
from bot.language import speaking
from corpus.article import SourceKind
from corpus.servers.collection_names import collection_of, guild_id_of
from corpus.storage.outgoing import Delivery


async def greet(client: FootnoteClient, guild: discord.Guild) -> None:
    """Say hello to *guild*, once a joining, where the bot may write; else say nothing."""
    channel = greeting_channel(guild)
    joined_at = guild.me.joined_at if channel is not None else None
    collection = collection_of(guild.id)
    if channel is None or joined_at is None:
        return
    place, names = at(client, str(channel.id)), ("hello", collection, joined_at.isoformat())

    async def deliver(attempt: Attempt) -> Delivery:
        settings = await settled(client, collection, ())
        searched = await client.lookups.searched_articles(collection)
        has_sample = any(each.kind is SourceKind.SAMPLE for each in searched)
        language = language_in(settings, guild.preferred_locale.value)
        with client.work_in_progress.under_way(), speaking(language):
            outgoing = OutgoingMessage(
                "hello", place, names, {"view": hello_card(has_sample=has_sample)}
            )
            return await first_taken(client, attempt, [outgoing])

    await client.records.greet(collection, joined_at, deliver)


class UnfinishedGreetings(BackgroundTask):
    """Greets the servers whose greeting failed, or was left by a process that was killed."""

    every = 20
    failed = "servers not greeted"

    async def work(self) -> None:
        """Greet them now."""
        left = await self.client.records.ungreeted(self.client.ownership.shards)
        await self.each(left, self._greet)

    async def _greet(self, collection: str) -> None:
        guild = self.client.get_guild(guild_id_of(collection) or 0)
        if guild is not None:
            await greet(self.client, guild)


def greeting_channel(guild: discord.Guild) -> discord.TextChannel | None:
    """Return where to say hello: where Discord announces members, else the first text channel.

    It is one that the bot may write to and that is no channel for announcements; else `None`.
    """
    if not isinstance(guild.me, discord.Member):
        return None  # Discord did not say what the bot may do there
    announced = [guild.system_channel] if guild.system_channel is not None else []
    for each in (*announced, *guild.text_channels):
        if not each.is_news() and may_write(each, each.permissions_for(guild.me)):
            return each
    return None
