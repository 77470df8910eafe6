"""The one frame that every card is built in, within Discord's limits."""

from collections.abc import Iterable, Sequence
from typing import Any

import discord

from bot.interface.citation import also_line, citation_line
from bot.interface.escaping import display_length
from bot.interface.frame import DIVIDER, Part, Row, framed
from bot.interface.more_actions import arranged
from bot.interface.quoted_passage import quoted_passage
from index.answer import RankedPassage

Actions = Sequence[discord.ui.Item[Any]]
"""Buttons and selects of a message."""

TEXT_BUDGET = 4000
"""UTF-16 units of all text of one message, from Discord's component reference."""

PLAIN_BUDGET = 2000
"""Characters of a message's plain text, from Discord's message reference."""


def card(
    parts: Sequence[Part], actions: Actions = (), accent: discord.Colour | None = None
) -> discord.ui.LayoutView:
    """Return a message of *parts* with *actions* below; it never times out.

    Of *actions* one row are buttons, and the rest are in a select.
    """
    return framed([*parts, *arranged(actions)], accent)


def notice_card(sentence: str) -> discord.ui.LayoutView:
    """Return a card of one *sentence* of ours, Discord text that fits a message."""
    return framed([sentence])


def rows_card(
    head: str,
    rows: Sequence[tuple[str, Actions]],
    *,
    divided: bool = False,
    accent: discord.Colour | None = None,
) -> discord.ui.LayoutView:
    """Return a message of *head*, then each text of *rows* with its own controls in a row below.

    A row without text has its controls alone, one without controls its text alone. Where they
    are to be *divided*, a line stands before each that has a text.
    """
    content: list[Part | Row] = [head]
    for text, controls in rows:
        content += [DIVIDER] if divided and text else []
        content += [text] if text else []
        content += [controls] if controls else []
    return framed(content, accent)


def lines_within(lines: Iterable[str], budget: int) -> list[str]:
    """Return the first of *lines* that *budget* UTF-16 units hold, each with its line break."""
    fitting = []
    for line in lines:
        budget -= display_length(line) + 1
        if budget < 0:
            break
        fitting.append(line)
    return fitting


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
