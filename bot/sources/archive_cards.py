"""What moderators see of exports and imports."""

from collections.abc import Sequence
from typing import Any

import discord

from bot.interface.escaping import FIELD, escape_within
from bot.interface.layout import card, lines_within
from bot.language import gettext, gettext_noop
from bot.retelling import retold
from corpus.submissions.import_outcome import ImportOutcome

SHOWN = 10
"""Titles or refusals that one card lists; more are counted."""

_LIST = 1800
"""UTF-16 units of a list: two of them leave room for what stands beside."""

_REASON = 600
_EXPORTED = gettext_noop("**Sources of this server: {count}**, as Markdown with their details.")
_PART = gettext_noop("**Sources of this server: {count}**, part {part} of {parts}.")
_CUT_SHORT = gettext_noop(
    "⚠ Discord took {sent} of {parts} files: the others hold the rest of the sources, so use "
    "`/source export` again."
)
_OFFERED = gettext_noop(
    "**New sources in that archive: {new}.** Here already: {known}. Import the new ones?"
)
_NOTHING_NEW = gettext_noop(
    "**There is nothing to import.** Sources of that archive that are here already: {known}."
)
_IMPORTED = gettext_noop("**Sources imported: {count}.** Every question finds them from now on.")
_STOPPED = gettext_noop("⚠ The import stopped before the end: press **Import** again to go on.")
_REFUSED = gettext_noop("**Not imported: {count}**")
_MORE = gettext_noop("… and {count} more")


def export_card(count: int, file: str, part: int, parts: int) -> discord.ui.LayoutView:
    """Return the message that carries the archive called *file*, *part* of *parts*, from 1."""
    head = _EXPORTED if parts == 1 else _PART
    view = card([gettext(head, count=count, part=part, parts=parts)])
    view.add_item(discord.ui.File(f"attachment://{file}"))
    return view


def cut_short_card(sent: int, parts: int) -> discord.ui.LayoutView:
    """Return what is said when Discord took only *sent* of an export's *parts*."""
    return card([gettext(_CUT_SHORT, sent=sent, parts=parts)])


def offer_card(
    new: Sequence[str],
    known: int,
    refused: Sequence[tuple[str, str]],
    actions: Sequence[discord.ui.Item[Any]],
) -> discord.ui.LayoutView:
    """Return what an archive would add, for the moderator to decide on.

    *new* are titles, and *refused* pairs of a file and why.
    """
    head = _OFFERED if new else _NOTHING_NEW
    titles = [escape_within(each, FIELD) for each in new[:SHOWN]]
    listed = [*_listed(titles, len(new)), *_refusals(refused, len(refused))]
    texts = [gettext(head, new=len(new), known=known), *listed]
    return card(texts, actions)


def imported_card(
    outcome: ImportOutcome, actions: Sequence[discord.ui.Item[Any]] = (), head: Sequence[str] = ()
) -> discord.ui.LayoutView:
    """Return what became of an archive, below *head*; where it stopped early, how to go on."""
    refusals = _refusals(outcome.refused, outcome.refused_count)
    texts = [*head, imported_line(outcome), *refusals]
    if outcome.stopped is None:
        return card(texts)
    why = escape_within(retold(outcome.stopped), _REASON)
    return card([*texts, why, gettext(_STOPPED)], actions)


def imported_line(outcome: ImportOutcome) -> str:
    """Return in one sentence how much of an archive was imported."""
    return gettext(_IMPORTED, count=outcome.added)


def _refusal(name: str, reason: str) -> str:
    return f"{escape_within(name, FIELD)}: {escape_within(retold(reason), FIELD)}"


def _refusals(refused: Sequence[tuple[str, str]], count: int) -> list[str]:
    """Return the first of *refused*, which are *count*, below how many they are."""
    lines = [_refusal(name, reason) for name, reason in refused[:SHOWN]]
    return [gettext(_REFUSED, count=count), *_listed(lines, count)] if count else []


def _listed(lines: Sequence[str], count: int) -> list[str]:
    """Return *lines* as a list, as many as fit, and how many of *count* are not in it."""
    shown = lines_within((f"- {line}" for line in lines), _LIST)
    if count > len(shown):
        shown.append(gettext(_MORE, count=count - len(shown)))
    return ["\n".join(shown)] if shown else []
