"""Who may change sources: asked anew at every button and form, which Discord does not gate."""

from typing import Any

import discord

from bot.commands.grants import granted
from bot.commands.scope import collection_of
from corpus.errors import FootnoteError
from corpus.store import OPERATOR


class NotAllowed(FootnoteError):
    """The person may not do this."""


def server_of(interaction: discord.Interaction[Any]) -> str:
    """Return the collection of the server that installed the bot; raise `NotAllowed` elsewhere."""
    collection = collection_of(interaction)
    if collection == OPERATOR:
        raise NotAllowed("Sources are posted in a server that has added this bot: go there.")
    return collection


async def moderated(interaction: discord.Interaction[Any]) -> str:
    """Return the collection when the person pressing may moderate it now.

    Raises:
        NotAllowed: They lack Manage Messages here, and nobody granted them `/source`.
    """
    collection = server_of(interaction)
    if interaction.permissions.manage_messages or await granted(interaction, "source"):
        return collection
    raise NotAllowed(
        "Only members with the permission Manage Messages may do this: ask a moderator."
    )
