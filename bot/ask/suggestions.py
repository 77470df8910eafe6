"""What a refusal suggests, as it looks: other questions and articles, never called an answer."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import discord

from bot.articles.entries import Entry
from bot.articles.opening import OpenArticle
from bot.client import FootnoteClient, Interaction
from bot.interface.components import Component, Select, one_chosen, select
from bot.interface.escaping import escape_within
from bot.interface.pace import asking
from bot.interface.place import Place
from bot.interface.visibility import seen_by_everyone
from bot.language import gettext
from bot.services.answering import Answered
from corpus.questions.question import AskedQuestion
from index.suggestions.suggestions import Suggestions

_QUESTION = 200
"""UTF-16 units of a suggested question, whose signs may each be escaped."""


class AskSuggested(Component[Select], template=r"suggested"):
    """Asks the question that is chosen, which is the value of its choice."""

    def __init__(self, questions: Sequence[str] = ()) -> None:
        choices = [(each, each) for each in questions]
        super().__init__(select("suggested", gettext("Ask one of these instead"), choices))

    async def respond(self, interaction: Interaction) -> None:
        """Show whoever chose it the answer, alone."""
        with asking(interaction):
            await interaction.response.defer(thinking=True, ephemeral=True)
            question = one_chosen(self.item)
            await interaction.client.surface.ask(interaction, AskedQuestion(question), None)


async def with_suggestions(client: FootnoteClient, place: Place, answered: Answered) -> Answered:
    """Return *answered*, a refusal with what can be asked or looked at instead."""
    found = await client.refusal_suggestions.beside(
        place.collection, answered, partial(_is_seen, client, place)
    )
    return replace(answered, suggestions=found)


def suggestion_lines(suggestions: Suggestions) -> list[str]:
    """Return *suggestions* as Discord text, which says that none is the answer."""
    lines = []
    if suggestions.meant is not None:
        meant = _shown(suggestions.meant)
        lines.append(gettext("Did you mean: {question}", question=meant))
    if suggestions.questions:
        lines.append(gettext("Questions I can answer:"))
        lines.extend(f"- {_shown(each)}" for each in suggestions.questions)
    return ["\n".join(lines)] if lines else []


def suggestion_controls(suggestions: Suggestions) -> list[discord.ui.Item[Any]]:
    """Return the selects that ask a suggested question, and that open a suggested article."""
    meant = [] if suggestions.meant is None else [suggestions.meant]
    questions = [*meant, *suggestions.questions]
    entries = [Entry.shown(each) for each in suggestions.articles]
    return [
        *([AskSuggested(questions)] if questions else []),
        *([OpenArticle(entries, gettext("Articles on a similar subject"))] if entries else []),
    ]


def _shown(question: str) -> str:
    return escape_within(question, _QUESTION)


def _is_seen(client: FootnoteClient, place: Place, channel_id: str | None) -> bool:
    """Return whether who sees *place* sees what was asked in that channel.

    It is the same channel, or one that the server shows to everyone.
    """
    return channel_id in place.channel_ids or seen_by_everyone(client, place.collection, channel_id)
