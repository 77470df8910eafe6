"""Forms that come back: read from the interaction itself, so that they outlive a restart."""

import re

from bot.client import Interaction
from bot.interface.permissions import moderated
from bot.language import gettext
from bot.sources import posting
from bot.sources.cards import source_card
from bot.sources.forms import DETAILS, LINK_OR_TEXT, PASTE, stated, values_of
from bot.sources.look import decision_card
from corpus.article import SourceKind
from corpus.errors import SourceRefused


async def _pasted(interaction: Interaction, form: re.Match[str]) -> None:
    del form
    await interaction.response.defer(thinking=True, ephemeral=True)
    await moderated(interaction)
    values = values_of(interaction)
    metadata = stated(values)
    if not values.get("text"):
        raise SourceRefused("There was no text: paste the article into the form.")
    data = values["text"].encode()
    given = posting.posted(interaction, SourceKind.TEXT, "pasted.txt", metadata, data)
    await posting.take(interaction, given)


async def _linked_or_pasted(interaction: Interaction, form: re.Match[str]) -> None:
    values = values_of(interaction)
    if not values.get("link"):
        await _pasted(interaction, form)
        return
    await interaction.response.defer(thinking=True, ephemeral=True)
    await moderated(interaction)
    if values.get("text"):
        raise SourceRefused("Give a link or the text, not both at once.")
    given = posting.posted(interaction, SourceKind.LINK, values["link"], stated(values))
    await posting.take(interaction, given)


async def _restated(interaction: Interaction, form: re.Match[str]) -> None:
    await interaction.response.defer()
    collection = await moderated(interaction)
    metadata = stated(values_of(interaction))
    preview = await interaction.client.sources.restate(collection, form["key"], metadata)
    await interaction.edit_original_response(view=decision_card(preview))


async def _edited(interaction: Interaction, form: re.Match[str]) -> None:
    await interaction.response.defer(thinking=True, ephemeral=True)
    collection = await moderated(interaction)
    metadata = stated(values_of(interaction))
    article = await interaction.client.sources.edit(
        collection, form["key"], metadata, str(interaction.user.id)
    )
    await interaction.edit_original_response(view=source_card(article, gettext("Corrected"), ()))


FORMS = {
    PASTE: _pasted,
    LINK_OR_TEXT: _linked_or_pasted,
    DETAILS + r"s:(?P<key>.+)": _restated,
    DETAILS + r"a:(?P<key>.+)": _edited,
}
"""The handlers of our forms by their ids, as `Feature` has them."""
