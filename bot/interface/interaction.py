"""What Discord tells when somebody uses a command, a button or a form of ours."""

from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from bot.client import FootnoteClient  # noqa: F401 - named in a string: it imports features

Interaction = discord.Interaction["FootnoteClient"]
