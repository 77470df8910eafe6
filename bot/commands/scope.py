"""Which collection an interaction may see."""

from typing import Any

import discord

from corpus.store import OPERATOR


def collection_of(interaction: discord.Interaction[Any]) -> str:
    """Return the collection of the server that installed the bot, else the operator's own.

    A server in which only the member installed the bot is not this bot's server: its
    collection stays closed.
    """
    if interaction.guild_id is not None and interaction.is_guild_integration():
        return f"discord:{interaction.guild_id}"
    return OPERATOR
