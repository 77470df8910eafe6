"""Replies that are about articles, not about what they say, each kind with its own controls."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import discord

from bot.articles.choosing import choose_content
from bot.articles.content import Content
from bot.articles.listing import library_content
from bot.articles.opening import article_content
from bot.ask.feedback import AskModerators, Judge
from bot.interface.citation import article_line
from bot.interface.escaping import display_length, escape_within
from bot.interface.layout import Actions, passage_text
from bot.interface.links import link_button
from bot.services.answering import Answered
from bot.wording import facts_text
from corpus.article import ParagraphKind
from index.answer import Fact, Reply

_FACTS = 600
"""UTF-16 units of what an article states of itself, which others wrote."""


def content_of(answered: Answered, budget: int, *, keeps: bool, first: Actions) -> Content | None:
    """Return what is said and offered within *budget* UTF-16 units; `None` for another kind.

    *keeps* tells that the question can be passed on; *first* are controls that come before others.
    """
    content = _CONTENTS.get(answered.answer.reply)
    return (
        content(answered, budget, [*first, *_actions(answered, keeps=keeps)]) if content else None
    )


def _actions(answered: Answered, *, keeps: bool) -> list[discord.ui.Item[Any]]:
    answer = answered.answer
    if answer.reply in {Reply.FACT, Reply.ARTICLE} and answer.answered:
        return [Judge(answered.key, helpful=True), Judge(answered.key, helpful=False)]
    if keeps and not answer.answered and answer.reply is not Reply.CHOOSE:
        return [AskModerators(answered.key)]
    return []


def _library(answered: Answered, budget: int, actions: Actions) -> Content:
    content = library_content(answered.answer, answered.key, budget)
    return Content(content.texts, [*content.rows, actions])


def _choose(answered: Answered, budget: int, actions: Actions) -> Content:
    del budget  # one sentence
    content = choose_content(answered.answer, answered.key)
    return Content(content.texts, [*content.rows, actions])


def _fact(answered: Answered, budget: int, actions: Actions) -> Content:
    """Return what the article states of itself; what it says of its author is quoted as well."""
    answer = answered.answer
    article = answer.shown[0]
    told = escape_within(facts_text(article, answer.facts), _FACTS)
    notes = [
        each
        for each in answer.passages[:1]
        if Fact.AUTHOR in answer.facts and each.citation.kind is ParagraphKind.ABOUT_AUTHOR
    ]
    room = budget - display_length(told) - 1
    below = [passage_text(each, room) for each in notes] or [article_line(article)]
    return Content([told, *below], [[*actions, *link_button(article.url)]])


_CONTENTS: Mapping[Reply, Callable[[Answered, int, Actions], Content]] = MappingProxyType(
    {
        Reply.ARTICLE: article_content,
        Reply.LIBRARY: _library,
        Reply.CHOOSE: _choose,
        Reply.FACT: _fact,
    }
)
