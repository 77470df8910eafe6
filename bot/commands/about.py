"""`/about`: what this bot is, what it searches, what it keeps."""

from importlib.metadata import version
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.cards.about import about_card
from bot.commands.scope import collection_of
from corpus.asked_questions import KEPT_FOR

if TYPE_CHECKING:
    from bot.client import FootnoteClient


def register(tree: app_commands.CommandTree["FootnoteClient"]) -> None:
    """Add `/about` to *tree*."""

    @tree.command(name="about", description="What this bot is, searches and keeps.")
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def about(interaction: discord.Interaction["FootnoteClient"]) -> None:
        await interaction.response.defer(thinking=True, ephemeral=True)
        articles = await interaction.client.desk.articles(collection_of(interaction))
        card = about_card(
            version=version("footnote"), articles=len(articles), kept_days=KEPT_FOR.days
        )
        await interaction.edit_original_response(view=card)
