"""Which channels of a server everyone in it sees: what was asked elsewhere is not told again."""

import discord

from bot.client import FootnoteClient
from corpus.servers.collection_names import guild_id_of


def seen_by_everyone(client: FootnoteClient, collection: str, channel_id: str | None) -> bool:
    """Return whether everyone in the server of *collection* sees that channel, as far as is known.

    Nobody is known to see one that is gone, or a private thread.
    """
    guild = client.get_guild(guild_id_of(collection) or 0)
    if channel_id is None or guild is None:
        return False
    channel = guild.get_channel_or_thread(int(channel_id))
    if isinstance(channel, discord.Thread):
        channel = None if channel.is_private() else channel.parent
    return channel is not None and channel.permissions_for(guild.default_role).view_channel
