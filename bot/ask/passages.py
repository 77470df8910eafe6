"""The buttons below an answer: all they need stands in their id, so they outlive a restart."""

import hashlib
import re
from typing import Self

import discord

from bot.ask.card import near_misses, passages_card
from bot.ask.context_card import context_card
from bot.client import FootnoteClient, Interaction
from bot.interface.components import Button, Component, button
from bot.interface.layout import card
from bot.interface.pace import searching
from bot.interface.place import asked_collection
from bot.language import gettext, gettext_noop
from bot.local_forms import shown_day
from corpus.article import Article, Paragraph, Slice
from corpus.errors import UnknownArticle
from corpus.rows import names_in, only_names
from corpus.storage.history import Action
from index.answer import Answer, RankedPassage, Span
from index.answering.kept_answers import continued
from index.answering.quoting import quoted_passage

PER_PAGE = 3
"""Passages that one press shows."""

SHOWN = 1 + PER_PAGE + 1
"""Passages that an answer asks for: the one it shows, the next page, and whether there are more."""

CORRECTED = gettext_noop("The article was corrected on {day}: ask again for the current words.")
WITHDRAWN = gettext_noop("The article was withdrawn on {day}: ask again for what is known now.")
CHANGED = gettext_noop("This article was changed since that answer: ask again.")


class MorePassages(
    Component[Button],
    template=r"more:(?P<key>[0-9a-f]{16}):(?P<shown>\d{1,3})(?::(?P<within>some|all))?",
):
    """Shows the presser alone the passages that rank next, from all articles in question.

    *within* is `some` where the question was narrowed to some articles, and `all` where the
    presser has turned to the others.
    """

    def __init__(self, key: str, shown: int, within: str | None = None) -> None:
        tail = f":{within}" if within else ""
        super().__init__(button(f"more:{key}:{shown}{tail}", _more_label(shown, within)))
        self._key = key
        self._shown = shown
        self._within = within

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """Return the component of an id."""
        return cls(match["key"], int(match["shown"]), match["within"])

    async def respond(self, interaction: Interaction) -> None:
        """Answer with the next passages."""
        until = self._shown + PER_PAGE
        with searching(interaction):
            await interaction.response.defer(thinking=True, ephemeral=True)
            answer = await self._passages(interaction, until + 1)
        await interaction.edit_original_response(view=self._card(answer, until))

    async def _passages(self, interaction: Interaction, count: int) -> Answer:
        """Return the answer that was given, its passages followed by others up to *count*."""
        client, collection = interaction.client, await asked_collection(interaction)
        everywhere = self._within == "all"
        given = None if everywhere else await client.questions.given(collection, self._key)
        if given is not None and not count > len(given.answer.passages) >= SHOWN:
            return given.answer  # it lists as many, or all that there are
        async with client.rate_limits.turn(collection, str(interaction.user.id)):
            anew = await client.questions.recall(
                collection, self._key, count, everywhere=everywhere
            )
        return anew if given is None else continued(given.answer, anew)

    def _card(self, answer: Answer, until: int) -> discord.ui.LayoutView:
        listed = answer.passages[self._shown : until]
        passages = listed if answer.answered else near_misses(listed)
        further = []
        if len(answer.passages) > until:
            further.append(MorePassages(self._key, until, self._within))
        if self._within == "some":
            further.append(MorePassages(self._key, 0, "all"))
        heading = gettext("More quotes") if answer.answered else gettext("Closest quotes")
        notes = [] if answer.answered else [gettext("These don't answer it, but they're close.")]
        if passages:
            return passages_card(passages, heading=heading, notes=notes, actions=further)
        return card([gettext("That's all I found for this question.")], further)


def _more_label(shown: int, within: str | None) -> str:
    if within == "all" and not shown:
        return gettext("From all articles")
    return gettext("More quotes") if shown else gettext("Closest quotes")


class ShowContext(
    Component[Button],
    template=r"context:(?P<article>[0-9a-f]{12}):(?P<start>\d+):(?P<end>\d+):(?P<digest>[0-9a-f]{8})",
):
    """Shows the presser alone the paragraphs before and after a quoted passage."""

    def __init__(self, article_id: str, start: int, end: int, digest: str) -> None:
        key = f"context:{article_id}:{start}:{end}:{digest}"
        super().__init__(button(key, gettext("Context")))
        self._article_id = article_id
        self._start = start
        self._end = end
        self._digest = digest

    @classmethod
    def of(cls, passage: RankedPassage) -> "ShowContext":
        """Return the button for *passage*; it knows the quoted words again by their digest."""
        cited = passage.citation
        return cls(cited.article_id, cited.start, cited.end, _digest(passage.text))

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """Return the component of an id."""
        return cls(match["article"], int(match["start"]), int(match["end"]), match["digest"])

    async def respond(self, interaction: Interaction) -> None:
        """Answer with the surroundings."""
        with searching(interaction):
            await interaction.response.defer(thinking=True, ephemeral=True)
            view = await self._surroundings(interaction)
        await interaction.edit_original_response(view=view)

    async def _surroundings(self, interaction: Interaction) -> discord.ui.LayoutView:
        client, collection = interaction.client, await asked_collection(interaction)
        try:
            article = await client.questions.article(collection, self._article_id)
        except UnknownArticle as gone:
            raise await self._fate(client, collection) or gone from gone
        quoted = article.body[self._start : self._end]
        if _digest(quoted) != self._digest:
            raise await self._fate(client, collection) or UnknownArticle(CHANGED)
        before, after = neighbours(article, self._start, self._end)
        own = _quoted(article, Slice(self._start, self._end))
        return context_card(_neighbour(article, before), own, _neighbour(article, after))

    async def _fate(self, client: FootnoteClient, collection: str) -> UnknownArticle | None:
        last = await client.sources.fate(collection, self._article_id)
        if last is None:
            return None
        told = WITHDRAWN if last.action is Action.REMOVED else CORRECTED
        return UnknownArticle(told, day=shown_day(last.at))


def neighbours(article: Article, start: int, end: int) -> tuple[Paragraph | None, Paragraph | None]:
    """Return the paragraphs that stand right before and right after `body[start:end]`.

    The rest of a paragraph that the slice is part of counts as its neighbour; a row that only
    names others does not, since they are shown with their names.
    """
    names = names_in(article.paragraphs)
    told = [each for each in article.paragraphs if not only_names(each, names)]
    before = [each for each in told if each.start < start]
    after = [each for each in told if each.end > end]
    return (before[-1] if before else None, after[0] if after else None)


def _neighbour(article: Article, paragraph: Paragraph | None) -> RankedPassage | None:
    return _quoted(article, Slice(paragraph.start, paragraph.end)) if paragraph else None


def _quoted(article: Article, place: Slice) -> RankedPassage:
    whole = Span(0, place.end - place.start)
    return quoted_passage(article, place, rank=1, score=0.0, marked=whole)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
