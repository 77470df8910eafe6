"""Forms that come back: read from the interaction itself, so that they outlive a restart."""

import re

from bot.client import Interaction
from bot.interface.permissions import moderated
from bot.language import gettext
from bot.sources import posting
from bot.sources.cards import source_card
from bot.sources.forms import DETAILS, SOURCE, file_of, stated, values_of
from bot.sources.look import decision_card
from corpus.article import SourceKind
from corpus.errors import SourceRefused
from corpus.submissions.submission import Posted


async def _added(interaction: Interaction, form: re.Match[str]) -> None:
    del form
    await interaction.response.defer(thinking=True, ephemeral=True)
    await moderated(interaction)
    await posting.take(interaction, await _given(interaction))


async def _given(interaction: Interaction) -> Posted:
    """Return what the form was given to post; raise `SourceRefused` unless it is one thing."""
    values, file = values_of(interaction), file_of(interaction)
    link, text, metadata = values.get("link"), values.get("text"), stated(values)
    if sum(map(bool, (link, file, text))) > 1:
        raise SourceRefused("Give a link, a file or the text, only one of them.")
    if file is not None:
        return await posting.posted_file(interaction, file, metadata)
    if link:
        return posting.posted(interaction, SourceKind.LINK, link, metadata)
    if not text:
        raise SourceRefused("The form was empty: give a link, a file or the text.")
    return posting.posted(interaction, SourceKind.TEXT, "pasted.txt", metadata, text.encode())


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
    SOURCE: _added,
    "paste": _added,  # the form of before, which may still be open somewhere
    DETAILS + r"s:(?P<key>.+)": _restated,
    DETAILS + r"a:(?P<key>.+)": _edited,
}
"""The handlers of our forms by their ids, as `Feature` has them."""
