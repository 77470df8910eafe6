"""The select “More…”: what a card offers beyond one row of buttons."""

from collections.abc import Sequence
from typing import Any

import discord

from bot.interface.components import (
    OLD_BUTTON,
    Button,
    Component,
    OutOfDate,
    Select,
    button_of,
    one_chosen,
    select,
)
from bot.interface.frame import Row
from bot.language import gettext

MOST_BUTTONS = 3
"""Buttons in a row: more would be two lines on a phone. What stays are the first, and links."""

LEAST_FOLDED = 2
"""Buttons that go into the select where any do: a single one would be no choice."""

_WIDTH = 5
"""Buttons in one row, and the room that a select takes, from Discord's component reference."""


class MoreActions(Component[Select], template=r"actions"):
    """Does what the button would that was chosen."""

    def __init__(self, buttons: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(select("actions", gettext("More…"), buttons))

    async def respond(self, interaction: discord.Interaction[Any]) -> None:
        """Respond as the button would."""
        action = button_of(one_chosen(self.item))
        if action is None:
            raise OutOfDate(OLD_BUTTON)
        await action.respond(interaction)


def arranged(actions: Row) -> list[Row]:
    """Return *actions* in rows: at most one of buttons, and the rest of them in a select.

    Each select of *actions* has a row of its own below. Links stay buttons, as a select cannot
    open any, and so does what cannot be pressed.
    """
    buttons = [each for each in actions if each.width < _WIDTH]
    selects = [each for each in actions if each.width >= _WIDTH]
    if len(buttons) > MOST_BUTTONS:
        buttons, folded = _parted(buttons)
        selects += [MoreActions(folded)] if folded else []
    rows = [buttons[first : first + _WIDTH] for first in range(0, len(buttons), _WIDTH)]
    return [*rows, *([each] for each in selects)]


def _parted(buttons: Row) -> tuple[list[discord.ui.Item[Any]], list[tuple[str, str]]]:
    """Return those of *buttons* that stay, and the labels and ids of those that are folded."""
    foldable = [each for each in buttons if _ids(each)]
    room = min(MOST_BUTTONS - (len(buttons) - len(foldable)), len(foldable) - LEAST_FOLDED)
    folded = foldable[max(0, room) :]
    return [each for each in buttons if each not in folded], [
        named for each in folded for named in _ids(each)
    ]


def _ids(action: discord.ui.Item[Any]) -> list[tuple[str, str]]:
    """Return label and id of *action*; nothing where no select can do what it does."""
    shown: Button | None = action.item if isinstance(action, Component) else None
    if not isinstance(shown, discord.ui.Button) or shown.disabled or not shown.label:
        return []
    return [(shown.label, str(shown.custom_id))]
