"""`/privacy`: what is kept of whoever asks, and the buttons to see, take along and erase it."""

import io

import discord
from discord import ButtonStyle, app_commands

from bot.client import Interaction
from bot.interface.components import Button, Component, button
from bot.interface.place import collection_of
from bot.language import gettext, gettext_noop
from bot.privacy.card import (
    confirm_card,
    erased_card,
    export_card,
    exported,
    privacy_card,
    record_card,
)

_LABELS = {
    "see": gettext_noop("See mine"),
    "export": gettext_noop("Export mine"),
    "delete": gettext_noop("Delete mine"),
    "erase": gettext_noop("Delete for good"),
}

EXPORT = "footnote-data.json"
"""The name of the exported file."""


class Mine(Component[Button], template=r"mine:(?P<what>see|export|delete|erase)"):
    """Does something with what is kept of whoever presses it, and of nobody else."""

    def __init__(self, what: str) -> None:
        style = ButtonStyle.danger if what == "erase" else ButtonStyle.secondary
        super().__init__(button(f"mine:{what}", gettext(_LABELS[what]), style))
        self._what = what

    async def respond(self, interaction: Interaction) -> None:
        """Do what the button says, privately."""
        steps = {"see": _see, "export": _export, "delete": _confirm, "erase": _erase}
        await steps[self._what](interaction)


@app_commands.command(
    name="privacy", description="What I keep about you: see it, export it, delete it."
)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
async def privacy(interaction: Interaction) -> None:
    """Show what is kept, with the buttons to do something about it."""
    await interaction.response.defer(thinking=True, ephemeral=True)
    settings = await interaction.client.lookups.settings(collection_of(interaction))
    buttons = [Mine(what) for what in ("see", "export", "delete")]
    await interaction.edit_original_response(view=privacy_card(settings.keep_days, buttons))


async def _see(interaction: Interaction) -> None:
    await interaction.response.defer(thinking=True, ephemeral=True)
    record = await interaction.client.records.person(str(interaction.user.id))
    buttons = [Mine("export"), Mine("delete")]
    await interaction.edit_original_response(view=record_card(record, buttons))


async def _export(interaction: Interaction) -> None:
    await interaction.response.defer(thinking=True, ephemeral=True)
    record = await interaction.client.records.person(str(interaction.user.id))
    file = discord.File(io.BytesIO(exported(record).encode()), EXPORT)
    await interaction.edit_original_response(view=export_card(EXPORT), attachments=[file])


async def _confirm(interaction: Interaction) -> None:
    await interaction.response.defer(thinking=True, ephemeral=True)
    record = await interaction.client.records.person(str(interaction.user.id))
    asked = len(record.questions) + len(record.in_memory)
    card = confirm_card(asked, [Mine("erase")])
    await interaction.edit_original_response(view=card)


async def _erase(interaction: Interaction) -> None:
    await interaction.response.defer()
    erased = await interaction.client.records.erase_person(str(interaction.user.id))
    interaction.client.questions.forget_answers()
    interaction.client.refusal_suggestions.forget()
    await interaction.edit_original_response(view=erased_card(erased))
