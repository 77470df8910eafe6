"""The message menu “Find the source”: the passages nearest to what a message claims, no verdict."""

import discord
from discord import app_commands
from discord.ui import LayoutView

from bot.ask.card import near_misses, passages_card
from bot.ask.question_text import claim_in
from bot.client import Interaction
from bot.interface.private_lookup import show_alone
from bot.language import gettext
from bot.wording import ABSTENTIONS
from corpus.errors import InvalidQuestion
from index.answer import Reason

NEAREST = 3
"""Passages shown for a claim."""


@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
async def find_source(interaction: Interaction, message: discord.Message) -> None:
    """Show the member alone which passages are nearest to what *message* says."""

    async def nearest(collection: str) -> LayoutView:
        claim = claim_in(message)
        if not any(letter.isalpha() for letter in claim):
            raise InvalidQuestion("That message has no words to look for: choose one with text.")
        found = await interaction.client.questions.nearest(collection, claim, NEAREST)
        if not found:
            raise InvalidQuestion(ABSTENTIONS[Reason.NO_SOURCES])
        note = gettext("The closest quotes. Judge for yourself whether they support it.")
        return passages_card(near_misses(found), heading=f"“{claim}”", notes=[note])

    await show_alone(interaction, nearest)
