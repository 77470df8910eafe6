"""`/articles`: what can be asked about here, to look through."""

from collections.abc import Iterable

from discord import app_commands

from bot.articles.listing import LONGEST_FILTER, filtered_content
from bot.articles.opening import content_card
from bot.client import Interaction
from bot.interface.accents import SURE
from bot.interface.layout import card
from bot.interface.place import asked_collection, place_of
from bot.interface.suggestions import Choices, suggesting, suggestions
from corpus.storage.current_articles import Listed


@app_commands.command(name="articles", description="Look through the articles, the newest first.")
@app_commands.describe(filter="Part of a title, an author or a publication")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
async def articles(
    interaction: Interaction,
    filter: app_commands.Range[str, 1, LONGEST_FILTER] | None = None,  # noqa: A002 - its name on Discord
) -> None:
    """Show the first page of the articles that fit *filter* to the member alone."""
    await interaction.response.defer(thinking=True, ephemeral=True)
    place = await place_of(interaction)
    if not place.is_open:
        await interaction.edit_original_response(view=card([place.elsewhere]))
        return
    content = await filtered_content(interaction, " ".join((filter or "").split()), 0)
    await interaction.edit_original_response(view=content_card(content, SURE))


@articles.autocomplete("filter")
@suggesting
async def suggest_filters(interaction: Interaction, typed: str) -> Choices:
    """Return the titles, publications and authors to offer for what is typed."""
    collection = await asked_collection(interaction)
    return await interaction.client.lookups.look_through(
        collection, lambda listed: _suggested(listed, typed)
    )


def _suggested(listed: Iterable[Listed], typed: str) -> Choices:
    named = [name for each in listed for name in (each.name, each.publication, *each.authors)]
    # A longer one could not be chosen: what is chosen has to come back whole.
    fitting = dict.fromkeys(each for each in named if each and len(each) <= LONGEST_FILTER)
    return suggestions(((each, each) for each in fitting), typed)
