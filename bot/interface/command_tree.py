"""The tree of slash commands: their language, errors, refusals while stopping, publication."""

import contextlib
import hashlib
import json
from collections.abc import Sequence
from http import HTTPStatus

import discord
import structlog
from discord import app_commands

from bot.client import FootnoteClient, Interaction
from bot.interface.command_translator import CommandTranslator
from bot.interface.errors import (
    language_for,
    new_reference,
    say,
    something_went_wrong,
    tell,
)
from bot.interface.own_words import know_commands
from bot.interface.pace import admit
from bot.language import speak
from bot.services.rate_limits import SUGGESTIONS, USES, TooFast
from bot.services.work_in_progress import Restarting

log = structlog.get_logger()


class FootnoteTree(app_commands.CommandTree[FootnoteClient]):
    """All commands of the bot."""

    def __init__(self, client: FootnoteClient) -> None:
        super().__init__(client)
        self._known: dict[str, app_commands.AppCommand] | None = None

    async def published(self, name: str) -> app_commands.AppCommand | None:
        """Return the command of that name as Discord has it; null when it has none."""
        if self._known is None:
            self._keep(await self.fetch_commands())
        return (self._known or {}).get(name)

    async def learn(self) -> None:
        """Have the bot's sentences name its commands to be clicked, where Discord tells them."""
        try:
            if self._known is None:
                self._keep(await self.fetch_commands())
        except discord.HTTPException as failed:
            log.warning("commands not known", status=failed.status, code=failed.code)
            return
        know_commands((self._known or {}).values())

    def _keep(self, published: Sequence[app_commands.AppCommand]) -> None:
        self._known = {each.name: each for each in published}

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Return whether the bot takes work; tell the person to come back while it does not.

        discord.py calls this first in the task of each command: that task speaks their language.
        """
        speak(language_for(interaction))
        suggests = interaction.type is discord.InteractionType.autocomplete
        if interaction.client.stopping:
            if not suggests:
                await tell(interaction, Restarting())
            return False
        try:
            admit(interaction, SUGGESTIONS if suggests else USES)
        except TooFast as refused:
            await (_suggest_nothing(interaction) if suggests else tell(interaction, refused))
            return False
        return True

    async def on_error(
        self,
        interaction: Interaction,
        error: app_commands.AppCommandError,
        /,
    ) -> None:
        """Turn any error of a command into one sentence, and one of a suggestion into none."""
        if interaction.type is discord.InteractionType.autocomplete:
            await self._not_readable(interaction, error)
        else:
            await tell(interaction, error)

    async def _call(self, interaction: Interaction) -> None:
        try:
            with interaction.client.work_in_progress.under_way():
                await super()._call(interaction)
        except app_commands.AppCommandError:
            raise  # discord.py hands these to on_error; it would drop what a bad payload raises
        except Restarting as told:
            suggests = interaction.type is discord.InteractionType.autocomplete
            await (_suggest_nothing(interaction) if suggests else tell(interaction, told))
        except Exception as error:  # noqa: BLE001 - the last place before silence
            await self._not_readable(interaction, error)

    async def _not_readable(self, interaction: Interaction, error: Exception) -> None:
        reason = type(error).__name__
        if interaction.type is discord.InteractionType.autocomplete:
            log.warning("no suggestions", reason=reason)
            await interaction.response.autocomplete([])
        else:
            reference = new_reference()
            log.error("command not readable", reference=reference, reason=reason)
            await say(interaction, something_went_wrong(reference))

    async def publish(self) -> None:
        """Send the commands to Discord when they differ from what was sent last.

        Raises:
            discord.HTTPException: Discord does not know the bot any more.
        """
        try:
            if await self._publish_if_changed():
                log.info("commands published")
        except discord.HTTPException as refused:
            if refused.status == HTTPStatus.UNAUTHORIZED:
                raise
            # What was published before still works, and so do mentions and buttons.
            log.error("commands not published", status=refused.status, code=refused.code)  # noqa: TRY400 - says all

    async def _publish_if_changed(self) -> bool:
        translator = CommandTranslator()
        await self.set_translator(translator)
        digest = await self._digest(translator)
        application = self.client.application_id or 0
        if await self.client.records.last_published(application) == digest:
            return False
        self._keep(await self.sync())
        await self.client.records.record_published(application, digest)
        return True

    async def _digest(self, translator: app_commands.Translator) -> str:
        payload = [
            await command.get_translated_payload(self, translator)
            for command in self.get_commands()
        ]
        return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()


async def _suggest_nothing(interaction: Interaction) -> None:
    with contextlib.suppress(discord.HTTPException):
        await interaction.response.autocomplete([])
