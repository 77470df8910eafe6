"""Threads that discord.py does not hold, such as one that was archived as the bot connected."""

import discord

from bot.client import FootnoteClient
from bot.connection.delivery import FAILURES
from bot.services.rate_limits import HEARD, TooFast


async def learn_thread(client: FootnoteClient, message: discord.Message, collection: str) -> None:
    """Have *message* stand in its whole thread, which tells its channel, where Discord tells that.

    It is asked for so often only as somebody may be heard: nothing was counted yet.
    """
    if not isinstance(message.channel, discord.PartialMessageable):
        return
    try:
        client.rate_limits.admit(collection, str(message.author.id), HEARD)
        found = await client.fetch_channel(message.channel.id)
    except (TooFast, discord.InvalidData, *FAILURES):
        return
    if isinstance(found, discord.Thread):
        message.channel = found
