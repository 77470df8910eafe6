"""The tree of slash commands: their language, errors, refusals while stopping, publication."""

import contextlib
import hashlib
import json
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.command_translator import CommandTranslator
from bot.commands import about, add_as_source, ask, find_source, gaps, privacy, settings, source
from bot.commands.errors import language_for, say, tell
from bot.commands.scope import counted_in
from bot.fairness import SUGGESTIONS, USES, TooFast
from bot.language import gettext, speak

if TYPE_CHECKING:
    from bot.client import FootnoteClient


class FootnoteTree(app_commands.CommandTree["FootnoteClient"]):
    """All commands of the bot."""

    def __init__(self, client: "FootnoteClient") -> None:
        super().__init__(client)
        self._known: dict[str, app_commands.AppCommand] | None = None

    def register(self) -> None:
        """Add every command family."""
        ask.register(self)
        find_source.register(self)
        about.register(self)
        source.register(self)
        add_as_source.register(self)
        gaps.register(self)
        settings.register(self)
        privacy.register(self)

    async def published(self, name: str) -> app_commands.AppCommand | None:
        """Return the command of that name as Discord has it; null when it has none."""
        if self._known is None:
            self._known = {each.name: each for each in await self.fetch_commands()}
        return self._known.get(name)

    async def interaction_check(
        self, interaction: discord.Interaction["FootnoteClient"], /
    ) -> bool:
        """Return whether the bot takes work; tell the person to come back while it does not.

        discord.py calls this first in the task of each command: that task speaks their language.
        """
        speak(language_for(interaction))
        suggests = interaction.type is discord.InteractionType.autocomplete
        if interaction.client.stopping:
            if not suggests:
                await say(interaction, gettext("I am restarting: please ask again in a minute."))
            return False
        try:
            interaction.client.fairness.admit(
                counted_in(interaction),
                str(interaction.user.id),
                SUGGESTIONS if suggests else USES,
            )
        except TooFast as refused:
            await (_suggest_nothing(interaction) if suggests else tell(interaction, refused))
            return False
        return True

    async def on_error(
        self,
        interaction: discord.Interaction["FootnoteClient"],
        error: app_commands.AppCommandError,
        /,
    ) -> None:
        """Turn any error of a command into one sentence."""
        if interaction.type is not discord.InteractionType.autocomplete:
            await tell(interaction, error)

    async def publish_if_changed(self) -> bool:
        """Send the commands to Discord when they differ from what was sent last; return whether."""
        translator = CommandTranslator()
        await self.set_translator(translator)
        digest = await self._digest(translator)
        application = self.client.application_id or 0
        if await self.client.records.last_published(application) == digest:
            return False
        await self.sync()
        await self.client.records.record_published(application, digest)
        return True

    async def _digest(self, translator: app_commands.Translator) -> str:
        payload = [
            await command.get_translated_payload(self, translator)
            for command in self.get_commands()
        ]
        return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()


async def _suggest_nothing(interaction: discord.Interaction["FootnoteClient"]) -> None:
    with contextlib.suppress(discord.HTTPException):
        await interaction.response.autocomplete([])
