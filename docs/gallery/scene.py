"""What is seen in one picture: messages and forms, as JSON in Discord's own form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import discord

Json = dict[str, Any]

NOW = int(datetime(2026, 11, 27, 12, tzinfo=UTC).timestamp())
"""When the people of our scenes look at them, in seconds since 1970."""

PEOPLE = {"1": "Footnote", "101": "ada", "102": "bob", "103": "eve"}
"""Names of the people of our scenes by their user id, for mentions of them."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message by *author*; *replies_to* is a (name, text) pair.

    *command* is the (name, command) pair that stands above the reply to a slash command.
    """

    content: str = ""
    components: Sequence[Json] = ()
    author: str = "Footnote"
    ephemeral: bool = False
    command: tuple[str, str] | None = None
    replies_to: tuple[str, str] | None = None

    @property
    def by_bot(self) -> bool:
        """Return whether the bot wrote it."""
        return self.author == "Footnote"


@dataclass(frozen=True, slots=True)
class Form:
    """A modal, as it stands open before a person."""

    title: str
    components: Sequence[Json]


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
