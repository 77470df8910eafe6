"""The card that answers a question, and the one that shows further passages."""

from collections.abc import Sequence
from typing import Any

import discord

from bot.interface.escaping import ELLIPSIS, display_length, escape_within
from bot.interface.layout import TEXT_BUDGET, card, passage_text
from bot.interface.links import link_for_button
from bot.language import gettext, shown_day
from bot.wording import ABSTENTIONS, CORRECTED, HEDGES, UNREAD, facts_text
from corpus.article import Citation
from index.answer import Answer, RankedPassage, Reason

QUESTION_BUDGET = 600
"""UTF-16 units of the question's line: all of an ordinary question, and room for the quotation."""

PLAIN_BUDGET = 2000
"""Characters of a message's plain text, from Discord's message reference."""

MOST_PASSAGES = 3

_LEAST_ROOM = 950
"""UTF-16 units for one passage of several: the longest citation, and some words of the quote."""


def answer_card(
    answer: Answer,
    *,
    notes: Sequence[str] = (),
    actions: Sequence[discord.ui.Item[Any]] = (),
) -> discord.ui.LayoutView:
    """Return the question with its best passage and citation, or why there is none.

    *notes* are small lines below, such as who asked; they are Discord text already.
    """
    head = f"**{one_line(answer.question)}**"
    foot = _foot(answer, notes)
    room = TEXT_BUDGET - sum(map(display_length, [head, *foot]))
    return card([head, *answer_texts(answer, room), *foot], [*actions, *source_button(answer)])


def answer_text(answer: Answer, notes: Sequence[str] = ()) -> str:
    """Return the answer as the plain text of a message, for whoever reads a notification."""
    foot = "".join(f"\n{note}" for note in _foot(answer, notes))
    texts = answer_texts(answer, PLAIN_BUDGET - display_length(foot))
    return "\n".join(texts) + foot


def _foot(answer: Answer, notes: Sequence[str]) -> list[str]:
    """Return the small lines below: how the answer was found, where that was not as usual."""
    unread = [gettext(UNREAD)] if answer.unread else []
    return [f"-# {note}" for note in (*unread, *notes)]


def answer_texts(answer: Answer, budget: int) -> list[str]:
    """Return what answers, or why nothing does, in texts of *budget* UTF-16 units together.

    Where words of the question were misspelt, the question that was searched stands first.
    """
    above = _corrected(answer)
    return [*above, *_found(answer, budget - sum(display_length(each) + 1 for each in above))]


def _corrected(answer: Answer) -> list[str]:
    if answer.corrected is None:
        return []
    return ["-# " + gettext(CORRECTED, question=f"*{one_line(answer.corrected)}*")]


def _found(answer: Answer, budget: int) -> list[str]:
    if not answer.answered or not answer.passages:
        return [gettext(ABSTENTIONS[answer.reason or Reason.NOT_COVERED])]
    if len(answer.versions) > 1:
        return _versions(answer.versions, budget)
    texts = [gettext(HEDGES[answer.confidence])] if answer.confidence in HEDGES else []
    best = answer.passages[0]
    if answer.facts:
        texts.append(escape_within(facts_text(answer.shown[0], answer.facts), QUESTION_BUDGET))
    # One unit each for the line break that may join it to the next.
    room = budget - sum(display_length(text) + 1 for text in texts)
    return [*texts, passage_text(best, room)]


def passages_card(
    passages: Sequence[RankedPassage],
    *,
    heading: str,
    notes: Sequence[str] = (),
    actions: Sequence[discord.ui.Item[Any]] = (),
) -> discord.ui.LayoutView:
    """Return up to three *passages* under *heading*, sharing one message's text evenly."""
    shown = passages[:MOST_PASSAGES]
    head = [f"**{one_line(heading)}**", *(f"-# {note}" for note in notes)]
    share = (TEXT_BUDGET - sum(map(display_length, head))) // max(len(shown), 1)
    return card([*head, *(passage_text(passage, share) for passage in shown)], actions)


def one_line(text: str) -> str:
    """Return *text* as Discord text on one line, never empty."""
    return escape_within(" ".join(text.split()), QUESTION_BUDGET) or ELLIPSIS


def source_button(answer: Answer) -> list[discord.ui.Item[Any]]:
    """Return the link to where the answer stands, if it answers and has one."""
    if not answer.answered or not answer.passages:
        return []
    citation = answer.passages[0].citation
    url = link_for_button(citation.deep_link) or link_for_button(citation.url)
    return [discord.ui.Button(label=gettext("Open source"), url=url)] if url else []


def _versions(versions: Sequence[RankedPassage], budget: int) -> list[str]:
    """Return the newest *versions*, oldest first, each under its day."""
    shown = versions[-min(MOST_PASSAGES, budget // _LEAST_ROOM) :]
    head = gettext("The articles do not say the same. The newest comes last.")
    share = (budget - display_length(head)) // len(shown) - 1
    texts = []
    for number, passage in enumerate(shown, start=1):
        day = f"**{_dated(passage.citation)}**\n"
        texts.append(day + passage_text(passage, share - display_length(day), number))
    return [head, *texts]


def _dated(citation: Citation) -> str:
    return shown_day(citation.published) if citation.published else gettext("Date unknown")
