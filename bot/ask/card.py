"""The card that answers a question, and the one that shows further passages."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord

from bot.interface.accents import QUIET, accent_of
from bot.interface.escaping import ELLIPSIS, display_length, escape_within
from bot.interface.frame import DIVIDER, Part, Pictured
from bot.interface.layout import PLAIN_BUDGET, TEXT_BUDGET, Actions, card, passage_text
from bot.interface.links import link_button
from bot.interface.own_words import mentioned
from bot.language import gettext
from bot.local_forms import shown_day
from bot.wording import CORRECTED, HEDGES, UNREAD, refusal_text, small_talk_text
from corpus.article import Citation
from index.answer import Answer, RankedPassage, Reason

QUESTION_BUDGET = 600
"""UTF-16 units of the question's line: all of an ordinary question, and room for the quotation."""

MOST_PASSAGES = 3

_TITLE = 200
"""Characters of a title in what a picture is told by; Discord takes 1024 in all."""

_LEAST_ROOM = 950
"""UTF-16 units for one passage of several: the longest citation, and some words of the quote."""


def answer_card(
    answer: Answer,
    *,
    below: Sequence[str] = (),
    notes: Sequence[str] = (),
    actions: Sequence[discord.ui.Item[Any]] = (),
) -> discord.ui.LayoutView:
    """Return the question with its best passage and citation, or why there is none.

    *below* is what else there is to say, and *notes* are small lines below that, such as who asked;
    both are Discord text already.
    """
    head, foot = question_line(answer), foot_lines(answer, notes)
    room = TEXT_BUDGET - sum(map(display_length, [head, *below, *foot]))
    parts = _parts(answer, answer_texts(answer, room))
    links = source_button(answer)
    return card([head, *parts, *below, *foot], [*actions, *links], accent_of(answer))


def answer_text(answer: Answer, notes: Sequence[str] = (), below: Sequence[str] = ()) -> str:
    """Return the answer as the plain text of a message, for whoever reads a notification.

    *below* it stands what else there is to say.
    """
    foot = "".join(f"\n{each}" for each in (*below, *foot_lines(answer, notes)))
    texts = answer_texts(answer, PLAIN_BUDGET - display_length(foot))
    return "\n".join(texts) + foot


def question_line(answer: Answer) -> str:
    """Return the question, which stands above whatever answers it."""
    return f"**{one_line(answer.question)}**"


def foot_lines(answer: Answer, notes: Sequence[str]) -> list[str]:
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
    if answer.reason is Reason.NOT_A_QUESTION:
        return [mentioned(small_talk_text(answer.small_talk))]
    if not answer.answered or not answer.passages:
        return [refusal_text(answer)]
    if len(answer.versions) > 1:
        return _versions(answer.versions, budget)
    texts = [gettext(HEDGES[answer.confidence])] if answer.confidence in HEDGES else []
    best = answer.passages[0]
    # One unit each for the line break that may join it to the next.
    room = budget - sum(display_length(text) + 1 for text in texts)
    return [*texts, passage_text(best, room)]


def _parts(answer: Answer, texts: Sequence[str]) -> list[Part]:
    """Return *texts* with lines between versions, or the picture of the source beside its quote."""
    if len(answer.versions) > 1:
        return [texts[0], *(part for text in texts[1:] for part in (DIVIDER, text))]
    cited = answer.passages[0].citation if answer.answered and answer.passages else None
    if cited is None or cited.picture is None:
        return [*texts]
    title = " ".join((cited.title or gettext("untitled")).split())[:_TITLE]
    told = gettext("Picture of the article: {title}", title=title)
    return [*texts[:-1], Pictured(texts[-1], cited.picture, told)]


def outdated_card(
    question: str, told: str, passage: RankedPassage | None, actions: Actions
) -> discord.ui.LayoutView:
    """Return what stands in place of an answer whose source has changed, as *told*.

    *passage* is what it quoted, where the source still says that.
    """
    head, foot = f"**{one_line(question)}**", f"-# {told}"
    room = TEXT_BUDGET - display_length(head + foot)
    return card([head, *([passage_text(passage, room)] if passage else []), foot], actions, QUIET)


def near_misses(passages: Sequence[RankedPassage]) -> tuple[RankedPassage, ...]:
    """Return *passages* without the words that would answer: underlined they would pass for it."""
    return tuple(replace(each, answer=None) for each in passages)


def passages_card(
    passages: Sequence[RankedPassage],
    *,
    heading: str,
    notes: Sequence[str] = (),
    actions: Sequence[discord.ui.Item[Any]] = (),
    accent: discord.Colour = QUIET,
) -> discord.ui.LayoutView:
    """Return up to three *passages* under *heading*, sharing one message's text evenly."""
    shown = passages[:MOST_PASSAGES]
    head = [f"**{one_line(heading)}**", *(f"-# {note}" for note in notes)]
    share = (TEXT_BUDGET - sum(map(display_length, head))) // max(len(shown), 1)
    quoted = (part for each in shown for part in (DIVIDER, passage_text(each, share)))
    return card([*head, *quoted], actions, accent)


def one_line(text: str) -> str:
    """Return *text* as Discord text on one line, never empty."""
    return escape_within(" ".join(text.split()), QUESTION_BUDGET) or ELLIPSIS


def source_button(answer: Answer) -> list[discord.ui.Item[Any]]:
    """Return the link to where the answer stands, if it answers and has one.

    An answer of several versions has one for each that is shown, under its day.
    """
    if not answer.answered or not answer.passages:
        return []
    if len(answer.versions) < 2:  # noqa: PLR2004 - one is no disagreement
        citation = answer.passages[0].citation
        return link_button(citation.deep_link, citation.url)
    shown = [each.citation for each in answer.versions[-MOST_PASSAGES:]]
    return [
        link
        for each in shown
        for link in link_button(each.deep_link, each.url, label=_article_of(each))
    ]


def _article_of(citation: Citation) -> str:
    if citation.published is None:
        return gettext("Read the article")
    return gettext("Article of {day}", day=shown_day(citation.published))


def _versions(versions: Sequence[RankedPassage], budget: int) -> list[str]:
    """Return the newest *versions*, oldest first, each under its day."""
    shown = versions[-min(MOST_PASSAGES, budget // _LEAST_ROOM) :]
    head = gettext("The articles disagree. Newest last:")
    share = (budget - display_length(head)) // len(shown) - 1
    texts = []
    for number, passage in enumerate(shown, start=1):
        day = f"**{_dated(passage.citation)}**\n"
        texts.append(day + passage_text(passage, share - display_length(day), number))
    return [head, *texts]


def _dated(citation: Citation) -> str:
    return shown_day(citation.published) if citation.published else gettext("Date unknown")
