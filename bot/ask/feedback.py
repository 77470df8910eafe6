"""What a reader thinks of an answer, and what they do when there is none: buttons for everyone."""

import re
from typing import Self

from bot.client import Interaction
from bot.interface.components import Button, Component, button
from bot.interface.layout import card, notice_card
from bot.interface.place import asked_collection
from bot.language import gettext, spoken
from corpus.servers.collection_names import guild_id_of


class Judge(
    Component[Button],
    template=r"judge:(?P<what>yes|no):(?P<key>[0-9a-f]{16})",
):
    """Keeps whether the presser found an answer helpful, in place of what they said before."""

    def __init__(self, key: str, *, helpful: bool) -> None:
        label = gettext("Helpful") if helpful else gettext("Not helpful")
        super().__init__(button(f"judge:{'yes' if helpful else 'no'}:{key}", label))
        self._key = key
        self._helpful = helpful

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """Return the component of an id."""
        return cls(match["key"], helpful=match["what"] == "yes")

    async def respond(self, interaction: Interaction) -> None:
        """Keep the judgement and thank for it, privately."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        collection, actor = await asked_collection(interaction), str(interaction.user.id)
        await interaction.client.questions.note(
            lambda asked: asked.judged(collection, self._key, actor, helpful=self._helpful)
        )
        if self._helpful:
            view = notice_card(gettext("Thanks, good to know!"))
        else:
            told = gettext("Thanks. Try rephrasing it?")
            wish = [] if guild_id_of(collection) is None else [AskModerators(self._key)]
            view = card([told], wish)
        await interaction.edit_original_response(view=view)


class AskModerators(Component[Button], template=r"wish:(?P<key>[0-9a-f]{16})"):
    """Puts a question before the moderators, and has the presser told once it is answered."""

    def __init__(self, key: str) -> None:
        super().__init__(button(f"wish:{key}", gettext("Ask the moderators")))
        self._key = key

    async def respond(self, interaction: Interaction) -> None:
        """Pass the question on and say so, privately."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        collection, actor = await asked_collection(interaction), str(interaction.user.id)
        language = spoken()
        await interaction.client.questions.note(
            lambda asked: asked.wished(collection, self._key, actor, language)
        )
        interaction.client.gaps.changed.set()
        told = gettext(
            "The moderators see this question now, without your name. I'll tell you when an "
            "article answers it."
        )
        await interaction.edit_original_response(view=notice_card(told))
