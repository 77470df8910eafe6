"""What moderators see of exports and imports."""

from collections.abc import Sequence
from typing import Any

import discord

from bot.cards.escaping import escape_within
from bot.cards.layout import card
from corpus.archive import Entry

SHOWN = 10
"""Titles or refusals that one card lists; more are counted."""

_FIELD = 160
_EXPORTED = "**Sources of this server: {count}**, as Markdown with their details."
_PART = "**Sources of this server: {count}**, part {part} of {parts}."
_OFFERED = "**That archive has {new} new sources.** {known} are here already. Import the new ones?"
_NOTHING_NEW = "**There is nothing to import:** {known} sources of that archive are here already."
_IMPORTED = "**Imported: {count} sources.** Every question finds them from now on."
_REFUSED = "**Not imported: {count}**"
_MORE = "… and {count} more"


def export_card(count: int, file: str, part: int, parts: int) -> discord.ui.LayoutView:
    """Return the message that carries the archive called *file*, *part* of *parts*, from 1."""
    head = _EXPORTED if parts == 1 else _PART
    view = card([head.format(count=count, part=part, parts=parts)])
    view.add_item(discord.ui.File(f"attachment://{file}"))
    return view


def offer_card(
    new: Sequence[Entry],
    known: int,
    refused: Sequence[Entry],
    actions: Sequence[discord.ui.Item[Any]],
) -> discord.ui.LayoutView:
    """Return what an archive would add, for the moderator to decide on."""
    head = _OFFERED if new else _NOTHING_NEW
    titles = [_title(each) for each in new]
    texts = [head.format(new=len(new), known=known), *_listed(titles), *_refusals(refused)]
    return card(texts, actions)


def imported_card(count: int, refused: Sequence[Entry]) -> discord.ui.LayoutView:
    """Return what became of an archive."""
    return card([_IMPORTED.format(count=count), *_refusals(refused)])


def _title(entry: Entry) -> str:
    title = entry.draft.metadata.title if entry.draft else None
    return escape_within(title or entry.name, _FIELD)


def _refusals(refused: Sequence[Entry]) -> list[str]:
    lines = [f"{_title(each)}: {escape_within(each.refused or '', _FIELD)}" for each in refused]
    return [_REFUSED.format(count=len(lines)), *_listed(lines)] if lines else []


def _listed(lines: Sequence[str]) -> list[str]:
    shown = [f"- {line}" for line in lines[:SHOWN]]
    if len(lines) > SHOWN:
        shown.append(_MORE.format(count=len(lines) - SHOWN))
    return ["\n".join(shown)] if shown else []
