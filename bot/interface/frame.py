"""A message as Discord frames it: texts, pictures beside them, lines between, rows of controls."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord

Row = Sequence[discord.ui.Item[Any]]
"""Controls that stand side by side."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """*text* with the small picture at *url* beside it, which *told* describes in words."""

    text: str
    url: str
    told: str


@dataclass(frozen=True, slots=True)
class Divider:
    """A line between what stands above and below it."""


DIVIDER = Divider()

Part = str | Pictured | Divider
"""What a message shows, but for its controls."""


def framed(
    content: Sequence[Part | Row], accent: discord.Colour | None = None
) -> discord.ui.LayoutView:
    """Return a message of *content* from top to bottom, with *accent* along its edge.

    It never times out.
    """
    container = discord.ui.Container[discord.ui.LayoutView](accent_colour=accent)
    for each in content:
        container.add_item(_item(each))
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(container)
    return view


def _item(content: Part | Row) -> discord.ui.Item[Any]:
    if isinstance(content, str):
        return discord.ui.TextDisplay(content)
    if isinstance(content, Pictured):
        picture = discord.ui.Thumbnail[Any](content.url, description=content.told)
        return discord.ui.Section[Any](discord.ui.TextDisplay(content.text), accessory=picture)
    if isinstance(content, Divider):
        return discord.ui.Separator()
    return discord.ui.ActionRow(*content)
