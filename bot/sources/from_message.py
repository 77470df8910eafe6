"""The message menu “Add as source”: what a message links to or carries, posted in one go."""

from collections.abc import Sequence

import discord
from discord import app_commands

from bot.client import Interaction
from bot.interface.components import CHOICES, Component, Select, select
from bot.interface.escaping import escape_within
from bot.interface.layout import card
from bot.interface.permissions import moderated, server_of
from bot.language import gettext, ngettext
from bot.sources import posting
from bot.sources.candidates import Candidate, candidates
from corpus.article import Metadata, SourceKind
from corpus.errors import SourceRefused
from corpus.submissions.submissions import Posted, Submission

_NAME = 200


class Choose(Component[Select], template=r"choose"):
    """Chooses which of the offered sources are read."""

    def __init__(self, offered: Sequence[Submission] = ()) -> None:
        choices = [(each.posted.name, each.id) for each in offered]
        most = max(1, len(choices))
        super().__init__(select("choose", gettext("Choose what to post"), choices, most))

    async def respond(self, interaction: Interaction) -> None:
        """Read what was chosen."""
        await interaction.response.defer()
        collection = await moderated(interaction)
        chosen = await interaction.client.sources.choose(collection, self.item.values)
        await posting.take_several(interaction, chosen)


@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_messages=True)
async def add_as_source(interaction: Interaction, message: discord.Message) -> None:
    """Read the one link or file of *message*, or offer the several it has."""
    collection = server_of(interaction)
    found = candidates(message)[:CHOICES]
    fitting = [each for each in found if not each.too_large]
    if not found:
        raise SourceRefused(
            "That message has no link and no file with text: paste the text with /source add."
        )
    await interaction.response.defer(thinking=True, ephemeral=True)
    if len(found) == 1:
        await posting.take(interaction, await _posted(interaction, found[0]))
        return
    given = [await _posted(interaction, each) for each in fitting]
    offered = await interaction.client.sources.offer(collection, given)
    texts = [
        ngettext(
            "**That message has {n} source.** Is it to be read?",
            "**That message has {n} sources.** Which are to be read?",
            len(found),
        )
    ]
    texts += [
        "-# " + gettext("{name} is too large and left out.", name=escape_within(each.name, _NAME))
        for each in found
        if each.too_large
    ]
    await interaction.edit_original_response(view=card(texts, [Choose(offered)] if offered else []))


async def _posted(interaction: Interaction, found: Candidate) -> Posted:
    if found.attachment is None:
        return posting.posted(interaction, SourceKind.LINK, found.name, Metadata())
    return await posting.posted_file(interaction, found.attachment, Metadata())
