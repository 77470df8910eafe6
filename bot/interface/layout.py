"""The one frame that every card is built in, within Discord's limits."""

from collections.abc import Sequence
from typing import Any

import discord

from bot.interface.citation import also_line, citation_line
from bot.interface.escaping import display_length
from bot.interface.quoted_passage import quoted_passage
from index.answer import RankedPassage

Actions = Sequence[discord.ui.Item[Any]]
"""Buttons and selects of a message."""

TEXT_BUDGET = 4000
"""UTF-16 units of all text of one message, from Discord's component reference."""
ROW_WIDTH = 5
"""Buttons in one row, from Discord's component reference."""


def card(texts: Sequence[str], actions: Actions = ()) -> discord.ui.LayoutView:
    """Return a message of *texts* with *actions* in rows below; it never times out."""
    container: discord.ui.Container[discord.ui.LayoutView] = discord.ui.Container()
    for text in texts:
        container.add_item(discord.ui.TextDisplay(text))
    for first in range(0, len(actions), ROW_WIDTH):
        container.add_item(discord.ui.ActionRow(*actions[first : first + ROW_WIDTH]))
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(container)
    return view


def notice_card(sentence: str) -> discord.ui.LayoutView:
    """Return a card of one *sentence* of ours, Discord text that fits a message."""
    return card([sentence])


def rows_card(head: str, rows: Sequence[tuple[str, Actions]]) -> discord.ui.LayoutView:
    """Return a message of *head*, then each text of *rows* with its own controls in a row below.

    A row without text has its controls alone, one without controls its text alone.
    """
    container: discord.ui.Container[discord.ui.LayoutView] = discord.ui.Container()
    container.add_item(discord.ui.TextDisplay(head))
    for text, controls in rows:
        if text:
            container.add_item(discord.ui.TextDisplay(text))
        if controls:
            container.add_item(discord.ui.ActionRow(*controls))
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(container)
    return view


def passage_text(passage: RankedPassage, budget: int, number: int | None = None) -> str:
    """Return *passage* quoted, its citation below, within *budget* UTF-16 units.

    A citation takes up to about 900 units, so *budget* must leave room beyond that; the
    articles that say the same are named where they leave half of it to the quotation.
    """
    cited = citation_line(passage.citation, number=number or passage.rank)
    also = f"\n{also_line(passage.also_in)}" if passage.also_in else ""
    if display_length(cited + also) > budget // 2:
        also = ""
    room = budget - display_length(cited + also) - 1
    return f"{quoted_passage(passage, room)}\n{cited}{also}"
