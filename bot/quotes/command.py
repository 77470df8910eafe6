"""The message menu “Check quotes”: each quotation in a message beside the articles' own words."""

import discord
from discord import app_commands

from bot.client import Interaction
from bot.interface.layout import card
from bot.interface.message_text import readable, texts_of
from bot.interface.place import counted_in, place_of
from bot.quotes.card import quotes_card
from bot.wording import ABSTENTIONS
from corpus.errors import InvalidQuestion
from index.answer import Reason


@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
async def check_quotes(interaction: Interaction, message: discord.Message) -> None:
    """Show the member alone which quotations in *message* are word for word, altered or nowhere."""
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
        said = [readable(each) for each in texts_of(message)]
        async with client.rate_limits.turn(place.collection, member):
            found = await client.questions.check_quotes(place.collection, said)
        if found is None:
            raise InvalidQuestion(ABSTENTIONS[Reason.NO_SOURCES])
        if not found.quotations:
            raise InvalidQuestion("That message has no words to look for: choose one with text.")
        await interaction.edit_original_response(view=quotes_card(found))
