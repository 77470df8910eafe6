"""What is seen in one picture: messages and forms, as JSON in Discord's own form."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import discord

from bot.play.drawing.components import Json
from bot.play.drawing.message import Form, Message
from bot.play.drawing.names import Names

NAMES = Names(
    now=int(datetime(2026, 11, 27, 12, tzinfo=UTC).timestamp()),
    people={"1": "Footnote", "101": "ada", "102": "bob", "103": "eve"},
    channels={"7": "reading-room"},
)
"""The people of our scenes, their channel, and when they look."""

Scene = Callable[[], Sequence[Message | Form]]


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


def _components(view: discord.ui.LayoutView | discord.ui.Modal) -> list[Json]:
    return view.to_components()
