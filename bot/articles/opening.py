"""An article to be looked at: the select that opens it, and the questions that it answers."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord

from bot.articles.card import article_texts
from bot.articles.content import Content
from bot.articles.entries import Entry, article_select
from bot.client import FootnoteClient, Interaction
from bot.interface.accents import SURE
from bot.interface.components import (
    CHOICES,
    OLD_BUTTON,
    Button,
    Component,
    OutOfDate,
    Select,
    button,
    one_chosen,
)
from bot.interface.layout import TEXT_BUDGET, Actions, rows_card
from bot.interface.links import link_button
from bot.interface.pace import asking, searching
from bot.interface.place import asked_collection
from bot.interface.visibility import seen_by_everyone
from bot.language import gettext
from bot.services.answering import Answered
from corpus.questions.question import AskedQuestion
from index.answer import Reply


class OpenArticle(Component[Select], template=r"article"):
    """Shows the presser alone the article that was chosen."""

    def __init__(self, entries: Sequence[Entry] = (), placeholder: str = "") -> None:
        super().__init__(
            article_select("article", placeholder or gettext("Look at an article"), entries)
        )

    async def respond(self, interaction: Interaction) -> None:
        """Show its card."""
        client, member = interaction.client, str(interaction.user.id)
        with searching(interaction):
            await interaction.response.defer(thinking=True, ephemeral=True)
            collection = await asked_collection(interaction)
            async with client.rate_limits.turn(collection, member):
                answer = await client.questions.overview(collection, one_chosen(self.item))
                shown = await surrounded(client, collection, Answered(answer, ""))
        view = content_card(article_content(shown, TEXT_BUDGET), SURE)
        await interaction.edit_original_response(view=view)


class AskArticle(
    Component[Button], template=r"answers:(?P<article_id>[0-9a-f]{12}):(?P<digest>[0-9a-f]{8})"
):
    """Asks an article a question that it answers, which the button says.

    Its id has no room for the question, so it has a *digest* of it.
    """

    def __init__(self, article_id: str, digest: str, question: str = "?") -> None:
        self._key = f"answers:{article_id}:{digest}"
        super().__init__(button(self._key, question))
        self._article_id = article_id
        self._digest = digest

    @classmethod
    def of(cls, article_id: str, question: str) -> "AskArticle":
        """Return the button that asks *question*."""
        return cls(article_id, _digest(question), question)

    async def respond(self, interaction: Interaction) -> None:
        """Show the presser alone the answer."""
        question = _said_by(interaction.message, str(self.item.custom_id))
        if _digest(question) != self._digest:
            raise OutOfDate(OLD_BUTTON)
        with asking(interaction):
            await interaction.response.defer(thinking=True, ephemeral=True)
            asked = AskedQuestion(question, self._article_id)
            await interaction.client.surface.ask(interaction, asked, None)


async def surrounded(client: FootnoteClient, collection: str, answered: Answered) -> Answered:
    """Return *answered* with what is shown beside an article, where it shows one.

    Those are questions that it answers, and other articles to look at, the newest first.
    """
    if answered.answer.reply is not Reply.ARTICLE:
        return answered
    shown = answered.answer.shown[0].article_id
    questions = await client.article_questions.answered_by(
        collection, answered.answer, lambda channel: seen_by_everyone(client, collection, channel)
    )
    listed = await client.lookups.searched_articles(collection)
    others = [each for each in listed[::-1] if each.id != shown]
    return replace(answered, questions=questions, others=tuple(others[:CHOICES]))


def article_content(answered: Answered, budget: int, actions: Actions = ()) -> Content:
    """Return the article of *answered* within *budget* UTF-16 units; *actions* go with it."""
    (article,) = answered.answer.shown
    questions = [AskArticle.of(article.article_id, each) for each in answered.questions]
    label = [gettext("**Questions this article answers**")] if questions else []
    room = budget - sum(len(each) + 1 for each in label)
    others = [Entry.listed(each) for each in answered.others]
    browse = [OpenArticle(others, gettext("Look at another article"))] if others else []
    rows: list[Actions] = [
        *([each] for each in questions),
        [*actions, *link_button(article.url)],
        browse,
    ]
    return Content([*article_texts(answered.answer, room), *label], rows)


def content_card(content: Content, accent: discord.Colour) -> discord.ui.LayoutView:
    """Return *content* as a card with *accent* along its edge."""
    return rows_card(content.texts[0], content.card_rows, accent=accent)


def _said_by(message: discord.Message | None, custom_id: str) -> str:
    """Return the label of the control of that id in *message*, or of the choice of that value."""
    pending: list[Any] = list(message.components) if message else []
    while pending:
        part = pending.pop(0)
        if custom_id in {getattr(part, "custom_id", None), getattr(part, "value", None)}:
            return getattr(part, "label", None) or ""
        pending += [*getattr(part, "children", ()), *getattr(part, "options", ())]
    return ""


def _digest(question: str) -> str:
    return hashlib.sha256(question.encode()).hexdigest()[:8]
