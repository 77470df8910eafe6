"""Who may change sources or settings: asked anew at every button and form, which are not gated."""

from collections.abc import Collection, Sequence

import discord
from discord import app_commands

from bot.client import Interaction
from bot.connection.delivery import FAILURES
from bot.interface.in_time import in_time
from bot.interface.place import Place, collection_of, place_of
from corpus.errors import FootnoteError
from corpus.store import OPERATOR


class NotAllowed(FootnoteError):
    """The person may not do this."""


def server_of(interaction: Interaction) -> str:
    """Return the collection of the server that installed the bot; raise `NotAllowed` elsewhere."""
    collection = collection_of(interaction)
    if collection == OPERATOR:
        raise NotAllowed("This works only in a server that has added me: go there.")
    return collection


async def open_place(interaction: Interaction) -> Place:
    """Return where the person asks; raise `NotAllowed` where the bot answers no more."""
    place = await place_of(interaction)
    if not place.is_open:
        raise NotAllowed("I don't answer in this channel any more.")
    return place


async def moderated(interaction: Interaction) -> str:
    """Return the collection when the person pressing may moderate it now.

    Raises:
        NotAllowed: They lack Manage Messages here and the curators' role, and nobody granted
            them `/source`.
        TooSlow: That could not be told in time.
    """
    collection = server_of(interaction)
    async with in_time(interaction):
        if (
            interaction.permissions.manage_messages
            or await _is_curator(interaction, collection)
            or await granted(interaction, "source")
        ):
            return collection
    raise NotAllowed("You need the permission Manage Messages for this: ask a moderator.")


async def administered(interaction: Interaction) -> str:
    """Return the collection when the person pressing may decide about its server now.

    Raises:
        NotAllowed: They lack Manage Server here, and nobody granted them `/settings`.
        TooSlow: That could not be told in time.
    """
    collection = server_of(interaction)
    async with in_time(interaction):
        if interaction.permissions.manage_guild or await granted(interaction, "settings"):
            return collection
    raise NotAllowed("You need the permission Manage Server for this: ask an administrator.")


async def _is_curator(interaction: Interaction, collection: str) -> bool:
    settings = await interaction.client.lookups.settings(collection)
    if settings.curator_role is None or not isinstance(interaction.user, discord.Member):
        return False
    return interaction.user.get_role(int(settings.curator_role)) is not None


async def granted(interaction: Interaction, command: str) -> bool:
    """Return whether the person was let use *command* by name, by role or with everyone.

    What Discord cannot tell counts as no.
    """
    guild, user = interaction.guild, interaction.user
    if guild is None or not isinstance(user, discord.Member):
        return False
    try:
        published = await interaction.client.surface.published(command)
        if published is None:
            return False
        stated = await published.fetch_permissions(guild)
    except FAILURES:
        return False
    roles = {role.id for role in user.roles} - {guild.id}
    return allows(stated.permissions, user.id, roles, guild.id)


def allows(
    stated: Sequence[app_commands.AppCommandPermissions],
    user_id: int,
    role_ids: Collection[int],
    everyone: int,
) -> bool:
    """Return what *stated* says of a person; the more personal statement counts.

    The order is that of Discord's documentation of command permissions: the user, then any
    role of theirs that allows, then everyone, whose id is the server's.
    """
    by_user = [each.permission for each in stated if _names(each, "user", {user_id})]
    by_role = [each.permission for each in stated if _names(each, "role", role_ids)]
    by_all = [each.permission for each in stated if _names(each, "role", {everyone})]
    return any(by_user or by_role or by_all)


def _names(
    stated: app_commands.AppCommandPermissions, kind: str, identifiers: Collection[int]
) -> bool:
    return stated.type.name == kind and stated.target.id in identifiers
