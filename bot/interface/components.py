"""What every button and select is made of; all it needs stands in its id: it outlives a restart."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any, Generic, Self, TypeVar

import discord
from discord import ButtonStyle

from bot.client import Interaction
from bot.interface.errors import guarded
from bot.interface.escaping import ELLIPSIS, label_text
from bot.language import gettext_noop
from corpus.errors import FootnoteError

PREFIX = "fn1:"
"""What every button id of ours begins with; the number moves when their form does."""

CHOICES = 25
"""Choices of one select, or suggestions, from Discord's component and command references."""

_ID = re.compile(r"[0-9]{1,20}")

OLD_BUTTON = gettext_noop("This button is out of date: ask again with /ask.")

Button = discord.ui.Button[Any]
Select = discord.ui.Select[Any]
Control = TypeVar("Control", bound=discord.ui.Item[Any])


class OutOfDate(FootnoteError):
    """What was used is of a version of the bot that named its controls or forms otherwise."""


class Component(discord.ui.DynamicItem[Control], ABC, Generic[Control], template=r"(?!)"):
    """A button or select that lasts; *template* says how its id goes on behind `PREFIX`.

    A subclass says what it looks like in `__init__`, and in `respond` what it does.
    """

    def __init_subclass__(cls, *, template: str) -> None:
        super().__init_subclass__(template=PREFIX + template)

    @classmethod
    def knows(cls, custom_id: str) -> bool:
        """Return whether *custom_id* is that of such a component."""
        return cls.__discord_ui_compiled_template__.fullmatch(custom_id) is not None

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """Return the component of an id: the groups of its template are what it is made with."""
        values: dict[str, Any] = match.groupdict()
        return cls(**values)

    @classmethod
    async def from_custom_id(  # type: ignore[override]  # ours is the one client
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """Return the component that was used; what was chosen comes with the interaction."""
        del interaction, item
        return cls.read(match)

    async def callback(self, interaction: Interaction) -> None:  # type: ignore[override]  # ours is the one client
        """Respond to whoever used it, and tell them of any error."""
        await guarded(interaction, lambda: self.respond(interaction))

    @abstractmethod
    async def respond(self, interaction: Interaction) -> None:
        """Do what the component is for."""


def button_of(custom_id: str) -> Component[Any] | None:
    """Return the button that *custom_id* stands for; null for what no version of today knows."""
    for kind in Component.__subclasses__():
        if found := re.fullmatch(kind.__discord_ui_compiled_template__, custom_id):
            known = kind.read(found)
            return known if isinstance(known.item, discord.ui.Button) else None
    return None


def id_of(chosen: str) -> int:
    """Return the id of Discord's that was *chosen*; raise `OutOfDate` for what is none."""
    if not _ID.fullmatch(chosen):
        raise OutOfDate(OLD_BUTTON)
    return int(chosen)


def one_chosen(control: Select) -> str:
    """Return the one value that was chosen in *control*, where no client offers to choose others.

    Raises:
        OutOfDate: There is none, or several.
    """
    if len(control.values) != 1:
        raise OutOfDate(OLD_BUTTON)
    return str(control.values[0])


def button(key: str, label: str, style: ButtonStyle = ButtonStyle.secondary) -> Button:
    """Return a button whose id is *key* behind `PREFIX`."""
    return discord.ui.Button(label=label, style=style, custom_id=PREFIX + key)


def select(key: str, placeholder: str, choices: Iterable[tuple[str, str]], most: int = 1) -> Select:
    """Return a select of *choices*, each a label and a value, of which up to *most* are taken."""
    options = [
        discord.SelectOption(label=label_text(label) or ELLIPSIS, value=value)
        for label, value in choices
    ]
    return discord.ui.Select(
        custom_id=PREFIX + key, placeholder=placeholder, max_values=most, options=options
    )
