"""Forms that come back: read from the interaction itself, so that they outlive a restart."""

from bot.interface.errors import guarded
from bot.interface.interaction import Interaction
from bot.interface.permissions import moderated
from bot.language import gettext
from bot.sources import posting
from bot.sources.cards import source_card
from bot.sources.forms import DETAILS, LINK_OR_TEXT, PASTE, stated, values_of
from bot.sources.look import decision_card
from corpus.article import SourceKind
from corpus.errors import SourceRefused


async def receive(interaction: Interaction, form: str) -> bool:
    """Treat the form of id *form* and return whether this version knows it."""
    if form == PASTE:
        await guarded(interaction, lambda: _pasted(interaction))
    elif form == LINK_OR_TEXT:
        await guarded(interaction, lambda: _linked_or_pasted(interaction))
    elif form.startswith(DETAILS):
        kind, _, key = form.removeprefix(DETAILS).partition(":")
        treat = _restated if kind == "s" else _edited
        await guarded(interaction, lambda: treat(interaction, key))
    else:
        return False
    return True


async def _pasted(interaction: Interaction) -> None:
    await interaction.response.defer(thinking=True, ephemeral=True)
    await moderated(interaction)
    values = values_of(interaction)
    metadata = stated(values)
    if not values.get("text"):
        raise SourceRefused("There was no text: paste the article into the form.")
    data = values["text"].encode()
    given = posting.posted(interaction, SourceKind.TEXT, "pasted.txt", metadata, data)
    await posting.take(interaction, given)


async def _linked_or_pasted(interaction: Interaction) -> None:
    values = values_of(interaction)
    if not values.get("link"):
        await _pasted(interaction)
        return
    await interaction.response.defer(thinking=True, ephemeral=True)
    await moderated(interaction)
    if values.get("text"):
        raise SourceRefused("Give a link or the text, not both at once.")
    given = posting.posted(interaction, SourceKind.LINK, values["link"], stated(values))
    await posting.take(interaction, given)


async def _restated(interaction: Interaction, key: str) -> None:
    await interaction.response.defer()
    collection = await moderated(interaction)
    metadata = stated(values_of(interaction))
    preview = await interaction.client.sources.restate(collection, key, metadata)
    await interaction.edit_original_response(view=decision_card(preview))


async def _edited(interaction: Interaction, article_id: str) -> None:
    await interaction.response.defer(thinking=True, ephemeral=True)
    collection = await moderated(interaction)
    metadata = stated(values_of(interaction))
    article = await interaction.client.sources.edit(
        collection, article_id, metadata, str(interaction.user.id)
    )
    await interaction.edit_original_response(view=source_card(article, gettext("Corrected"), ()))
