"""What a reader thinks of an answer, and what they do when there is none: buttons for everyone."""

import re
from typing import TYPE_CHECKING, Any

import discord

from bot.ask.context_card import notice_card
from bot.ask.passages import PREFIX
from bot.interface.errors import guarded
from bot.interface.layout import card
from bot.interface.place import asked_collection
from bot.language import gettext, spoken
from corpus.servers.presence import guild_id_of

if TYPE_CHECKING:
    from bot.client import FootnoteClient

_Button = discord.ui.Button[Any]


class Judge(
    discord.ui.DynamicItem[_Button],
    template=PREFIX + r"judge:(?P<what>yes|no):(?P<key>[0-9a-f]{16})",
):
    """Keeps whether the presser found an answer helpful, in place of what they said before."""

    def __init__(self, key: str, *, helpful: bool) -> None:
        label = gettext("Helpful") if helpful else gettext("Not helpful")
        custom_id = f"{PREFIX}judge:{'yes' if helpful else 'no'}:{key}"
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id))
        self._key = key
        self._helpful = helpful

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str]
    ) -> "Judge":
        """Return the button that was pressed."""
        del interaction, item
        return cls(match["key"], helpful=match["what"] == "yes")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Keep the judgement and thank for it, privately."""
        await guarded(interaction, lambda: self._keep(interaction))

    async def _keep(self, interaction: discord.Interaction["FootnoteClient"]) -> None:
        await interaction.response.defer(thinking=True, ephemeral=True)
        collection, actor = await asked_collection(interaction), str(interaction.user.id)
        await interaction.client.questions.note(
            lambda asked: asked.judged(collection, self._key, actor, helpful=self._helpful)
        )
        if self._helpful:
            view = notice_card(gettext("Thank you: good to know."))
        else:
            told = gettext("Thank you for telling. Another question may find what this one missed.")
            wish = [] if guild_id_of(collection) is None else [AskModerators(self._key)]
            view = card([told], wish)
        await interaction.edit_original_response(view=view)


class AskModerators(
    discord.ui.DynamicItem[_Button], template=PREFIX + r"wish:(?P<key>[0-9a-f]{16})"
):
    """Puts a question before the moderators, and has the presser told once it is answered."""

    def __init__(self, key: str) -> None:
        label = gettext("Ask the moderators")
        super().__init__(discord.ui.Button(label=label, custom_id=f"{PREFIX}wish:{key}"))
        self._key = key

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str]
    ) -> "AskModerators":
        """Return the button that was pressed."""
        del interaction, item
        return cls(match["key"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Pass the question on and say so, privately."""
        await guarded(interaction, lambda: self._pass_on(interaction))

    async def _pass_on(self, interaction: discord.Interaction["FootnoteClient"]) -> None:
        await interaction.response.defer(thinking=True, ephemeral=True)
        collection, actor = await asked_collection(interaction), str(interaction.user.id)
        language = spoken()
        await interaction.client.questions.note(
            lambda asked: asked.wished(collection, self._key, actor, language)
        )
        interaction.client.gap_watch.nudge()
        told = gettext(
            "The moderators see this question now, without your name. When a source answers it, "
            "I tell you, once."
        )
        await interaction.edit_original_response(view=notice_card(told))
