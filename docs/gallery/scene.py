"""What is seen in one picture: messages and forms in Discord's own form, and what is printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO

import discord
from rich.console import Console, RenderableType
from rich.terminal_theme import MONOKAI

from bot.play.drawing.components import Json
from bot.play.drawing.message import Form, Message
from bot.play.drawing.names import Names

NAMES = Names(
    now=int(datetime(2026, 11, 27, 12, tzinfo=UTC).timestamp()),
    people={"1": "Footnote", "101": "ada", "102": "bob", "103": "eve"},
    channels={"7": "reading-room", "8": "harbour-news"},
)
"""The people of our scenes, their channel, and when they look."""

_COLUMNS = 66
"""Characters of a line in a terminal as wide as a picture."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What a terminal shows, as HTML."""

    lines: str


Scene = Callable[[], Sequence[Message | Form | Printed]]


def sent(
    view: discord.ui.LayoutView,
    content: str = "",
    *,
    ephemeral: bool = False,
    command: tuple[str, str] | None = None,
    replies_to: tuple[str, str] | None = None,
) -> Message:
    """Return the bot's message that sending *view* makes."""
    return Message(
        content, _components(view), ephemeral=ephemeral, command=command, replies_to=replies_to
    )


def opened(modal: discord.ui.Modal) -> Form:
    """Return *modal* as a person sees it."""
    return Form(modal.title, _components(modal))


def printed(*shown: RenderableType) -> Printed:
    """Return *shown* as a terminal prints it, one below another."""
    console = Console(file=StringIO(), record=True, width=_COLUMNS, highlight=False, emoji=False)
    for each in shown:
        console.print(each)
    return Printed(
        console.export_html(theme=MONOKAI, inline_styles=True, code_format="{code}").strip()
    )


def _components(view: discord.ui.LayoutView | discord.ui.Modal) -> list[Json]:
    return view.to_components()
