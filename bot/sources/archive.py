"""`/source export` and `/source import`: all sources as files that another server can take in."""

import io

import discord
from discord import ButtonStyle, app_commands

from bot.client import Interaction
from bot.connection.delivery import FAILURES, log_failure
from bot.interface.components import Button, Component, button
from bot.interface.layout import notice_card
from bot.interface.permissions import moderated, server_of
from bot.language import gettext, gettext_noop
from bot.sources import posting
from bot.sources.archive_cards import cut_short_card, export_card, imported_card, offer_card
from corpus.article import Metadata
from corpus.errors import SourceRefused

MOST_PARTS = 20
"""Files that one export sends; a larger collection is the operator's to export."""

_LABELS = {"take": gettext_noop("Import"), "leave": gettext_noop("Cancel")}
_NAME = "sources-{part}.zip"


@app_commands.command(name="export", description="All sources of this server as a file.")
async def export_sources(interaction: Interaction) -> None:
    """Send the sources as zip files that fit Discord's limit for attachments."""
    collection = server_of(interaction)
    await interaction.response.defer(thinking=True, ephemeral=True)
    sources = interaction.client.sources
    limit, actor = interaction.filesize_limit, str(interaction.user.id)
    parts = await sources.archives.export(collection, actor, limit)
    if len(parts) > MOST_PARTS or max(map(len, parts)) > limit:
        raise SourceRefused(
            "These sources are too many to be sent here: the bot's operator can export them with "
            "`footnote source export`."
        )
    articles = await interaction.client.lookups.articles(collection)
    for number, part in enumerate(parts, start=1):
        name = _NAME.format(part=number)
        view = export_card(len(articles), name, number, len(parts))
        file = discord.File(io.BytesIO(part), name)
        if number == 1:
            await interaction.edit_original_response(view=view, attachments=[file])
            continue
        try:
            await interaction.followup.send(view=view, file=file, ephemeral=True)
        except discord.HTTPException:
            view = cut_short_card(number - 1, len(parts))
            await interaction.followup.send(view=view, ephemeral=True)
            return


@app_commands.command(name="import", description="Import what /source export wrote.")
@app_commands.describe(file="A .zip that an export wrote, or one .md file of it")
async def import_sources(interaction: Interaction, file: discord.Attachment) -> None:
    """Show what the file would add, and ask."""
    collection = server_of(interaction)
    await interaction.response.defer(thinking=True, ephemeral=True)
    limit = interaction.filesize_limit
    posted = await posting.posted_file(interaction, file, Metadata(), limit)
    archives, actor = interaction.client.sources.archives, str(interaction.user.id)
    kept, found = await archives.offer(collection, actor, posted)
    actions = import_actions(kept.id) if found.new else []
    view = offer_card(found.new, found.known, found.refused, actions)
    await interaction.edit_original_response(view=view)


class Import(
    Component[Button],
    template=r"import:(?P<what>take|leave):(?P<key>[0-9a-f]{16})",
):
    """Decides on an archive."""

    def __init__(self, what: str, key: str) -> None:
        style = ButtonStyle.primary if what == "take" else ButtonStyle.secondary
        super().__init__(button(f"import:{what}:{key}", gettext(_LABELS[what]), style))
        self._what = what
        self._key = key

    async def respond(self, interaction: Interaction) -> None:
        """Import, or forget the archive."""
        steps = {"take": self._take, "leave": self._leave}
        await steps[self._what](interaction)

    async def _take(self, interaction: Interaction) -> None:
        await interaction.response.defer()
        collection = await moderated(interaction)
        archives = interaction.client.sources.archives
        actor, channel_id = str(interaction.user.id), str(interaction.channel_id)
        done = await archives.publish(collection, self._key, actor)
        view = imported_card(done, import_actions(self._key))
        try:
            await interaction.edit_original_response(view=view)
        except FAILURES as failed:
            # Among others where it took longer than Discord remembers the interaction.
            log_failure("import", failed, interaction.channel_id)
            await archives.untold(collection, self._key, done, actor, channel_id)

    async def _leave(self, interaction: Interaction) -> None:
        await interaction.response.defer()
        collection = await moderated(interaction)
        await interaction.client.sources.archives.cancel(collection, self._key)
        await interaction.edit_original_response(view=notice_card(gettext("Nothing was imported.")))


def import_actions(key: str) -> list[Import]:
    """Return the buttons by which a moderator decides on the archive *key*."""
    return [Import("take", key), Import("leave", key)]
