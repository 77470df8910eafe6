"""`/privacy`: what is kept of whoever asks, and the buttons to see, take along and erase it."""

import io
import re
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.ask.passages import PREFIX
from bot.interface.errors import guarded
from bot.interface.place import collection_of
from bot.language import gettext
from bot.privacy.card import (
    confirm_card,
    erased_card,
    export_card,
    exported,
    privacy_card,
    record_card,
)

if TYPE_CHECKING:
    from bot.client import FootnoteClient

Interaction = discord.Interaction["FootnoteClient"]

EXPORT = "footnote-data.json"
"""The name of the exported file."""

_Button = discord.ui.Button[Any]


class Mine(
    discord.ui.DynamicItem[_Button], template=PREFIX + r"mine:(?P<what>see|export|delete|erase)"
):
    """Does something with what is kept of whoever presses it, and of nobody else."""

    def __init__(self, what: str) -> None:
        style = discord.ButtonStyle.danger if what == "erase" else discord.ButtonStyle.secondary
        label = _labels()[what]
        super().__init__(
            discord.ui.Button(label=label, style=style, custom_id=f"{PREFIX}mine:{what}")
        )
        self._what = what

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str]
    ) -> "Mine":
        """Return the button that was pressed."""
        del interaction, item
        return cls(match["what"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the button says, privately."""
        step = {"see": _see, "export": _export, "delete": _confirm, "erase": _erase}[self._what]
        await guarded(interaction, lambda: step(interaction))


def register(tree: app_commands.CommandTree["FootnoteClient"]) -> None:
    """Add `/privacy` to *tree*."""

    @tree.command(name="privacy", description="What I keep of you: see it, take it, delete it.")
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def privacy(interaction: Interaction) -> None:
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
    await interaction.edit_original_response(view=erased_card(erased))


def _labels() -> dict[str, str]:
    return {
        "see": gettext("See mine"),
        "export": gettext("Export mine"),
        "delete": gettext("Delete mine"),
        "erase": gettext("Delete for good"),
    }
