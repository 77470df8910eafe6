"""`/about`: what this bot is, what it searches, what it keeps."""

from importlib.metadata import version

from discord import app_commands

from bot.about.card import about_card, searched_text
from bot.client import FootnoteClient, Interaction
from bot.connection.invite import invite_link
from bot.interface.own_words import mentioned
from bot.interface.place import collection_of
from bot.language import gettext, ngettext
from corpus.article import SourceKind


@app_commands.command(name="about", description="Who I am, where I search and what I keep.")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
async def about(interaction: Interaction) -> None:
    """Show what this bot is."""
    await interaction.response.defer(thinking=True, ephemeral=True)
    collection = collection_of(interaction)
    articles = await interaction.client.lookups.searched_articles(collection)
    is_sample = any(each.kind is SourceKind.SAMPLE for each in articles)
    settings = await interaction.client.lookups.settings(collection)
    card = about_card(
        name="Footnote",
        version=version("footnote"),
        searched=searched_text(len(articles), is_sample=is_sample),
        model=interaction.client.questions.model,
        privacy=_privacy(settings.keep_days),
        invite=_invite(interaction.client),
    )
    await interaction.edit_original_response(view=card)


def _invite(client: FootnoteClient) -> str | None:
    """Return the link that adds the bot to a server, where its owner lets others do that."""
    application = client.application
    return invite_link(application.id) if application and application.bot_public else None


def _privacy(days: int) -> str:
    if days == 0:
        return gettext("Questions are not kept here; they never leave the machine that runs me.")
    kept = ngettext(
        "Questions are kept for {n} day and never leave the machine that runs me: see /privacy.",
        "Questions are kept for {n} days and never leave the machine that runs me: see /privacy.",
        days,
    )
    return mentioned(kept)
