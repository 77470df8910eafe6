"""All features together, as the client hands on to them what Discord tells."""

import re
from collections.abc import Sequence
from functools import partial
from typing import Any

import discord
from discord.app_commands import AppCommand

from bot.client import FootnoteClient, Interaction
from bot.interface.command_tree import FootnoteTree
from bot.interface.components import OLD_BUTTON, PREFIX, Component, OutOfDate
from bot.interface.errors import guarded
from bot.interface.feature import Feature
from bot.interface.more_actions import MoreActions
from bot.interface.unreadable import answer_unreadable
from bot.language import gettext_noop
from corpus.questions.question import AskedQuestion

_OLD_FORM = gettext_noop("This form is out of date: start again with the command.")


class FeatureSurface:
    """What *features* make of *client*; it is the `Surface` of `bot/client.py`."""

    def __init__(self, client: FootnoteClient, features: Sequence[Feature]) -> None:
        self._client = client
        self._features = features
        components = [each for feature in features for each in feature.components]
        self._components: list[type[Component[Any]]] = [MoreActions, *components]
        self._tasks = [each(client) for feature in features for each in feature.tasks]
        self._tree = FootnoteTree(client)

    async def set_up(self) -> None:
        """Make ready commands and buttons, and begin the tasks."""
        for feature in self._features:
            for command in feature.commands:
                self._tree.add_command(command)
        self._client.add_dynamic_items(*self._components)
        if self._client.ownership.leads:
            await self.lead()
        else:
            await self._tree.learn()
        for task in self._tasks:
            await task.start()

    async def lead(self) -> None:
        """Publish the commands, which one process does for all."""
        await self._tree.publish()
        await self._tree.learn()

    async def hear(self, message: discord.Message) -> None:
        """Let each feature that listens hear *message*."""
        for feature in self._features:
            if feature.hears is not None:
                await feature.hears(self._client, message)

    async def ask(self, interaction: Interaction, asked: AskedQuestion, key: str | None) -> None:
        """Let the feature that answers questions answer *asked*."""
        for feature in self._features:
            if feature.asks is not None:
                await feature.asks(interaction, asked, key)

    async def join(self, guild: discord.Guild) -> None:
        """Let each feature that wants to know learn that *guild* has added the bot."""
        for feature in self._features:
            if feature.joins is not None:
                await feature.joins(self._client, guild)

    async def receive(self, interaction: Interaction) -> None:
        """Answer forms, and what of ours no version of today knows, instead of letting it fail."""
        used = str(dict(interaction.data or {}).get("custom_id", ""))
        if not used.startswith(PREFIX[:2]):
            return
        if interaction.type is discord.InteractionType.modal_submit:
            await guarded(interaction, lambda: self._submit(interaction, used))
        elif interaction.type is discord.InteractionType.component:
            # discord.py lets go of what belongs to a message that it could not read.
            is_lost = not interaction.message
            if is_lost or not any(each.knows(used) for each in self._components):
                await guarded(interaction, partial(_refuse, OLD_BUTTON))

    async def receive_unreadable(self, data: object) -> None:
        """Answer an interaction that discord.py could not read."""
        await answer_unreadable(self._client, data)

    async def published(self, name: str) -> AppCommand | None:
        """Return the command of that name as Discord has it; `None` when it has none."""
        return await self._tree.published(name)

    async def stop(self) -> None:
        """End the tasks."""
        for task in self._tasks:
            await task.stop()

    async def _submit(self, interaction: Interaction, form_id: str) -> None:
        for feature in self._features:
            for template, handle in feature.forms.items():
                if form := re.fullmatch(PREFIX + template, form_id):
                    await handle(interaction, form)
                    return
        raise OutOfDate(_OLD_FORM)


async def _refuse(told: str) -> None:
    raise OutOfDate(told)
