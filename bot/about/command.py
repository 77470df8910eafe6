"""`/about`: what this bot is, what it searches, what it keeps."""

from importlib.metadata import version

from discord import app_commands

from bot.about.card import about_card
from bot.client import Interaction
from bot.interface.own_words import mentioned
from bot.interface.place import collection_of
from bot.language import gettext, ngettext


@app_commands.command(name="about", description="Who I am, where I search and what I keep.")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
async def about(interaction: Interaction) -> None:
    """Show what this bot is."""
    await interaction.response.defer(thinking=True, ephemeral=True)
    collection = collection_of(interaction)
    articles = await interaction.client.lookups.searched_articles(collection)
    settings = await interaction.client.lookups.settings(collection)
    card = about_card(
        name="Footnote",
        version=version("footnote"),
        articles=len(articles),
        model=interaction.client.questions.model,
        privacy=_privacy(settings.keep_days),
    )
    await interaction.edit_original_response(view=card)


def _privacy(days: int) -> str:
    if days == 0:
        return gettext("Questions are not kept here; they never leave the machine that runs me.")
    kept = ngettext(
        "Questions are kept for {n} day and never leave the machine that runs me: see /privacy.",
        "Questions are kept for {n} days and never leave the machine that runs me: see /privacy.",
        days,
    )
    return mentioned(kept)
