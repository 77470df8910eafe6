"""The message menu “Check quotes”: each quotation in a message beside the articles' own words."""

import discord
from discord import app_commands
from discord.ui import LayoutView

from bot.client import Interaction
from bot.interface.message_text import readable, texts_of
from bot.interface.private_lookup import show_alone
from bot.quotes.card import quotes_card
from bot.wording import ABSTENTIONS
from corpus.errors import InvalidQuestion
from index.answer import Reason


@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
async def check_quotes(interaction: Interaction, message: discord.Message) -> None:
    """Show the member alone which quotations in *message* are word for word, altered or nowhere."""
    said = [readable(each) for each in texts_of(message)]

    async def checked(collection: str) -> LayoutView:
        found = await interaction.client.questions.check_quotes(collection, said)
        if found is None:
            raise InvalidQuestion(ABSTENTIONS[Reason.NO_SOURCES])
        if not found.quotations:
            raise InvalidQuestion("That message has no words to look for: choose one with text.")
        return quotes_card(found)

    await show_alone(interaction, checked)
