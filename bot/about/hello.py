"""The hello of the bot to a server that it has just joined: one card, once."""

import discord

from bot.about.card import hello_card
from bot.client import FootnoteClient
from bot.connection.delivery import delivered
from bot.interface.permissions import may_write
from bot.interface.place import language_in, settled
from bot.language import speaking
from corpus.article import SourceKind
from corpus.servers.collection_names import collection_of


async def greet(client: FootnoteClient, guild: discord.Guild) -> None:
    """Say hello to *guild*, once a joining, where the bot may write; else say nothing."""
    channel = greeting_channel(guild)
    joined_at = guild.me.joined_at if channel is not None else None
    collection = collection_of(guild.id)
    if channel is None or joined_at is None:
        return
    if not await client.records.begin_greeting(collection, joined_at):
        return
    place = await settled(client, collection, ())
    searched = await client.lookups.searched_articles(collection)
    has_sample = any(each.kind is SourceKind.SAMPLE for each in searched)
    language = language_in(place, guild.preferred_locale.value)
    with client.work_in_progress.under_way(), speaking(language):
        await delivered("hello", channel, view=hello_card(has_sample=has_sample))


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
