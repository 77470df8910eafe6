"""The card that answers a question, and the one that shows further passages."""

from collections.abc import Sequence
from typing import Any

import discord

from bot.cards.escaping import ELLIPSIS, display_length, escape_within
from bot.cards.layout import TEXT_BUDGET, card, passage_text
from bot.cards.links import link_for_button
from bot.language import gettext
from bot.wording import ABSTENTIONS, HEDGES, facts_text
from corpus.article import Citation
from index.answer import Answer, RankedPassage, Reason

QUESTION_BUDGET = 600
"""UTF-16 units of the question's line: all of an ordinary question, and room for the quotation."""
MOST_PASSAGES = 3


def answer_card(
    answer: Answer, *, actions: Sequence[discord.ui.Item[Any]] = ()
) -> discord.ui.LayoutView:
    """Return the question with its best passage and citation, or why there is none."""
    texts = [f"**{_question(answer.question)}**"]
    if not answer.answered or not answer.passages:
        return card([*texts, gettext(ABSTENTIONS[answer.reason or Reason.NOT_COVERED])], actions)
    if answer.confidence in HEDGES:
        texts.append(gettext(HEDGES[answer.confidence]))
    best = answer.passages[0]
    if answer.facts:
        texts.append(escape_within(facts_text(best.citation, answer.facts), QUESTION_BUDGET))
    room = TEXT_BUDGET - sum(map(display_length, texts))
    texts.append(passage_text(best, room))
    return card(texts, [*actions, *_source_button(best.citation)])


def passages_card(
    passages: Sequence[RankedPassage],
    *,
    heading: str,
    actions: Sequence[discord.ui.Item[Any]] = (),
) -> discord.ui.LayoutView:
    """Return up to three *passages* under *heading*, sharing one message's text evenly."""
    shown = passages[:MOST_PASSAGES]
    title = f"**{_question(heading)}**"
    share = (TEXT_BUDGET - display_length(title)) // max(len(shown), 1)
    return card([title, *(passage_text(passage, share) for passage in shown)], actions)


def _question(text: str) -> str:
    return escape_within(" ".join(text.split()), QUESTION_BUDGET) or ELLIPSIS


def _source_button(citation: Citation) -> list[discord.ui.Item[Any]]:
    url = link_for_button(citation.deep_link) or link_for_button(citation.url)
    return [discord.ui.Button(label=gettext("Open source ↗"), url=url)] if url else []
