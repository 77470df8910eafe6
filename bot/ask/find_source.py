"""The message menu “Find the source”: the passages nearest to what a message claims, no verdict."""

import discord
from discord import app_commands

from bot.ask.card import passages_card
from bot.ask.question_text import claim_in
from bot.client import Interaction
from bot.interface.layout import card
from bot.interface.place import counted_in, place_of
from bot.language import gettext
from bot.wording import ABSTENTIONS
from corpus.errors import InvalidQuestion
from corpus.questions.asked_questions import AskedQuestion
from index.answer import Reason

NEAREST = 3
"""Passages shown for a claim."""


@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
async def find_source(interaction: Interaction, message: discord.Message) -> None:
    """Show the member alone which passages are nearest to what *message* says."""
    client, member = interaction.client, str(interaction.user.id)
    with (
        client.work_in_progress.under_way(),
        client.rate_limits.asking(counted_in(interaction), member),
    ):
        await interaction.response.defer(thinking=True, ephemeral=True)
        place = await place_of(interaction)
        if not place.is_open:
            await interaction.edit_original_response(view=card([place.elsewhere]))
            return
        claim = claim_in(message)
        if not any(letter.isalpha() for letter in claim):
            raise InvalidQuestion("That message has no words to look for: choose one with text.")
        async with client.rate_limits.turn(place.collection, member):
            found = await client.questions.look_up(place.collection, AskedQuestion(claim), NEAREST)
        if found.reason is Reason.NO_SOURCES or not found.passages:
            raise InvalidQuestion(ABSTENTIONS[Reason.NO_SOURCES])
        note = gettext("The closest quotes. Judge for yourself whether they support it.")
        view = passages_card(found.passages, heading=f"“{claim}”", notes=[note])
        await interaction.edit_original_response(view=view)
