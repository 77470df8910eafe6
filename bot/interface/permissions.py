"""Who may change sources or settings: asked anew at every button and form, which are not gated."""

from typing import Any

import discord

from bot.interface.grants import granted
from bot.interface.place import collection_of
from corpus.errors import FootnoteError
from corpus.store import OPERATOR


class NotAllowed(FootnoteError):
    """The person may not do this."""


def server_of(interaction: discord.Interaction[Any]) -> str:
    """Return the collection of the server that installed the bot; raise `NotAllowed` elsewhere."""
    collection = collection_of(interaction)
    if collection == OPERATOR:
        raise NotAllowed("This works only in a server that has added me: go there.")
    return collection


async def moderated(interaction: discord.Interaction[Any]) -> str:
    """Return the collection when the person pressing may moderate it now.

    Raises:
        NotAllowed: They lack Manage Messages here and the curators' role, and nobody granted
            them `/source`.
    """
    collection = server_of(interaction)
    if (
        interaction.permissions.manage_messages
        or await _is_curator(interaction, collection)
        or await granted(interaction, "source")
    ):
        return collection
    raise NotAllowed(
        "Only members with the permission Manage Messages may do this: ask a moderator."
    )


async def administered(interaction: discord.Interaction[Any]) -> str:
    """Return the collection when the person pressing may decide about its server now.

    Raises:
        NotAllowed: They lack Manage Server here, and nobody granted them `/settings`.
    """
    collection = server_of(interaction)
    if interaction.permissions.manage_guild or await granted(interaction, "settings"):
        return collection
    raise NotAllowed(
        "Only members with the permission Manage Server may do this: ask an administrator."
    )


async def _is_curator(interaction: discord.Interaction[Any], collection: str) -> bool:
    settings = await interaction.client.lookups.settings(collection)
    if settings.curator_role is None or not isinstance(interaction.user, discord.Member):
        return False
    return interaction.user.get_role(int(settings.curator_role)) is not None
