"""`/who`: the sentences of the articles that name a person or a body."""

import re
from collections.abc import Sequence
from typing import Self

import discord
from discord import app_commands

from bot.client import Interaction
from bot.interface.components import CHOICES, Button, Component, Select, button, one_chosen, select
from bot.interface.escaping import display_length
from bot.interface.paging import page_count, pages_around
from bot.interface.place import asked_collection
from bot.interface.suggestions import Choices, suggesting, suggestion
from bot.language import gettext
from bot.sentence_lists.cards import named_card
from bot.sentence_lists.showing import Made, show, turn
from bot.services.sentence_lists import PER_PAGE
from corpus.errors import InvalidQuestion

LONGEST_NAME = 60
"""Characters of a name: it stands in the ids of buttons, which take 100 with all else."""


@app_commands.command(
    name="who", description="The sentences of the articles that name a person or an organisation."
)
@app_commands.describe(name="A name, a surname, or an organisation")
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
async def who(interaction: Interaction, name: app_commands.Range[str, 1, LONGEST_NAME]) -> None:
    """Show the first page of the sentences that name *name*."""
    wanted = " ".join(name.split())
    if not any(map(str.isalnum, wanted)) or display_length(wanted) > LONGEST_NAME:
        raise InvalidQuestion(
            "I can't look for that name: type one in {limit} letters or fewer.",
            limit=LONGEST_NAME,
        )
    await show(interaction, _of(interaction, wanted, 0))


class TurnNames(Component[Button], template=r"who:(?P<page>\d{1,2}):(?P<name>[^\n]{1,60})"):
    """Turns the sentences that name somebody to another page; its id holds the name."""

    def __init__(self, name: str, page: int, label: str = "") -> None:
        super().__init__(button(f"who:{page}:{name}", label or gettext("Next")))
        self._name = name
        self._page = page

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """Return the button of an id."""
        return cls(match["name"], int(match["page"]))

    async def respond(self, interaction: Interaction) -> None:
        """Show that page."""
        await turn(interaction, _of(interaction, self._name, self._page))


class ChooseName(Component[Select], template=r"whom"):
    """Asks which of several of one surname is meant, and shows who is chosen."""

    def __init__(self, names: Sequence[str] = ()) -> None:
        choices = [(each, each) for each in names if display_length(each) <= LONGEST_NAME]
        super().__init__(select("whom", gettext("Who do you mean?"), choices))

    @property
    def is_empty(self) -> bool:
        """Return whether there is nobody to choose."""
        return not self.item.options

    async def respond(self, interaction: Interaction) -> None:
        """Show the sentences that name who was chosen."""
        await turn(interaction, _of(interaction, one_chosen(self.item), 0))


@who.autocomplete("name")
@suggesting
async def suggest_names(interaction: Interaction, typed: str) -> Choices:
    """Return the names to offer for what is typed, those in most articles first."""
    collection = await asked_collection(interaction)
    wanted = typed.casefold().strip()

    def fits(name: str) -> bool:
        return wanted in name.casefold() and display_length(name) <= LONGEST_NAME

    names = await interaction.client.sentence_lists.names(collection, fits, CHOICES)
    return [suggestion(each, each) for each in names]


def _of(interaction: Interaction, name: str, page: int) -> Made:
    async def made(collection: str) -> discord.ui.LayoutView:
        found = await interaction.client.sentence_lists.naming(collection, name, page)
        around = pages_around(found.page, page_count(found.total, PER_PAGE))
        turning = [TurnNames(name, to, label) for to, label in around]
        choose = ChooseName(found.choices)
        return named_card(found, turning, None if choose.is_empty else choose)

    return made
