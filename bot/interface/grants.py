"""Whom a server's administrators let use a command, under Server Settings → Integrations."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.connection.delivery import FAILURES

if TYPE_CHECKING:
    from bot.client import FootnoteClient


async def granted(interaction: discord.Interaction["FootnoteClient"], command: str) -> bool:
    """Return whether the person was let use *command* by name, by role or with everyone.

    What Discord cannot tell counts as no.
    """
    guild, user = interaction.guild, interaction.user
    if guild is None or not isinstance(user, discord.Member):
        return False
    try:
        published = await interaction.client.tree.published(command)
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
