"""At most one row of buttons; a select offers what it has no room for, and does the same."""

from typing import Any

import discord
import pytest

from bot.ask.feedback import AskModerators, Judge
from bot.ask.passages import MorePassages
from bot.ask.private_answers import Read, Share
from bot.interface.components import PREFIX, button_of
from bot.interface.frame import Row
from bot.interface.more_actions import MoreActions, arranged

KEY = "0123456789abcdef"
LINK = "https://example.org/"


def link(label: str) -> discord.ui.Button[Any]:
    return discord.ui.Button(label=label, url=LINK)


def buttons() -> list[discord.ui.Item[Any]]:
    return [
        MorePassages(KEY, 1),
        Share(KEY),
        Judge(KEY, helpful=True),
        Judge(KEY, helpful=False),
        AskModerators(KEY),
    ]


def labels(rows: list[Row]) -> list[list[str]]:
    """Return the labels of *rows*: those of buttons, or of what a select offers."""
    return [[label for each in row for label in _labels(each)] for row in rows]


def _labels(item: discord.ui.Item[Any]) -> list[str]:
    shown = item.item if isinstance(item, discord.ui.DynamicItem) else item
    if isinstance(shown, discord.ui.Select):
        return [each.label for each in shown.options]
    assert isinstance(shown, discord.ui.Button)
    return [str(shown.label)]


def test_three_buttons_stand_in_one_row() -> None:
    assert labels(arranged(buttons()[:3])) == [["More quotes", "Share", "Helpful"]]


def test_of_four_two_are_folded_as_one_would_be_no_choice() -> None:
    assert labels(arranged(buttons()[:4])) == [["More quotes", "Share"], ["Helpful", "Not helpful"]]


def test_of_five_three_stay_and_the_rest_is_folded() -> None:
    assert labels(arranged(buttons())) == [
        ["More quotes", "Share", "Helpful"],
        ["Not helpful", "Ask the moderators"],
    ]


def test_links_and_what_cannot_be_pressed_stay_buttons() -> None:
    shared = Share(KEY, done=True)

    rows = arranged([*buttons()[2:], shared, link("One"), link("Two")])

    assert labels(rows) == [
        ["Shared", "One", "Two"],
        ["Helpful", "Not helpful", "Ask the moderators"],
    ]


def test_a_select_has_a_row_of_its_own_below_the_buttons() -> None:
    select = MoreActions([("A", "a")])

    assert labels(arranged([select, *buttons()[:2]])) == [["More quotes", "Share"], ["A"]]


@pytest.mark.parametrize("component", [*buttons(), Read(KEY)])
def test_what_is_folded_is_known_again_by_its_id(component: discord.ui.DynamicItem[Any]) -> None:
    known = button_of(component.custom_id)

    assert type(known) is type(component)
    assert known is not None
    assert known.custom_id == component.custom_id


@pytest.mark.parametrize("custom_id", ["", "x", f"{PREFIX}more:{KEY}", "fn0:share:" + KEY])
def test_an_id_of_no_version_of_today_stands_for_nothing(custom_id: str) -> None:
    assert button_of(custom_id) is None
