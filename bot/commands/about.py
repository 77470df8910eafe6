"""`/about`: what this bot is, what it searches, what it keeps."""

from importlib.metadata import version
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.cards.context import about_card
from bot.commands.scope import collection_of
from corpus.asked_questions import KEPT_FOR

if TYPE_CHECKING:
    from bot.client import FootnoteClient

PRIVACY = (
    f"Questions are kept for {KEPT_FOR.days} days so that the buttons below an answer work; "
    "they never leave the machine that runs this bot."
)


def register(tree: app_commands.CommandTree["FootnoteClient"]) -> None:
    """Add `/about` to *tree*."""

    @tree.command(name="about", description="What this bot is, searches and keeps.")
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def about(interaction: discord.Interaction["FootnoteClient"]) -> None:
        await interaction.response.defer(thinking=True, ephemeral=True)
        articles = await interaction.client.desk.articles(collection_of(interaction))
        card = about_card(
            name="Footnote",
            version=version("footnote"),
            articles=len(articles),
            model=interaction.client.desk.model,
            privacy=PRIVACY,
        )
        await interaction.edit_original_response(view=card)
