"""The buttons of open questions; each asks anew whether who presses it may."""

import re
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

import discord

from bot.ask.context_card import notice_card
from bot.ask.passages import PREFIX
from bot.gaps.cards import gaps_card, page_count, pick_card, settled_text
from bot.interface.errors import guarded
from bot.interface.permissions import moderated
from bot.interface.place import counted_in
from bot.language import gettext
from bot.services.gaps import GapBoard
from bot.sources.forms import source_form
from corpus.article import Article
from corpus.errors import FootnoteError
from corpus.questions.gap import GapGroup

Interaction = discord.Interaction[Any]

MOST_ARTICLES = 25
"""Choices of one select, from Discord's component reference."""

_LABEL = 100
_Button = discord.ui.Button[Any]
_Select = discord.ui.Select[Any]


class Settle(
    discord.ui.DynamicItem[_Button],
    template=PREFIX + r"gap:(?P<what>add|by|dismiss):(?P<key>[0-9a-f]{16})(?::(?P<page>\d{1,3}))?",
):
    """Does something about a group of gaps; *page* is that of the list it stands on, if any."""

    def __init__(self, what: str, key: str, page: int | None = None) -> None:
        custom_id = f"{PREFIX}gap:{what}:{key}" + ("" if page is None else f":{page}")
        primary = what == "add"
        style = discord.ButtonStyle.primary if primary else discord.ButtonStyle.secondary
        super().__init__(discord.ui.Button(label=_labels()[what], style=style, custom_id=custom_id))
        self._what = what
        self._key = key
        self._page = page

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> "Settle":
        """Return the button that was pressed."""
        del interaction, item
        page = match["page"]
        return cls(match["what"], match["key"], None if page is None else int(page))

    async def callback(self, interaction: Interaction) -> None:
        """Do what the button says."""
        step = {"add": self._add, "by": self._pick, "dismiss": self._dismiss}[self._what]
        await guarded(interaction, lambda: step(interaction))

    async def _add(self, interaction: Interaction) -> None:
        await moderated(interaction)
        await interaction.response.send_modal(source_form())

    async def _pick(self, interaction: Interaction) -> None:
        with _place(interaction):
            await interaction.response.defer(thinking=True, ephemeral=True)
            collection = await moderated(interaction)
            group = await interaction.client.gaps.group(collection, self._key)
            articles = await _articles_for(interaction, collection, group)
        if not articles:
            raise FootnoteError("No source is posted yet: post one with /source add.")
        view = pick_card(group, [AnsweredBy(self._key, articles)])
        await interaction.edit_original_response(view=view)

    async def _dismiss(self, interaction: Interaction) -> None:
        with _place(interaction):
            await interaction.response.defer()
            collection = await moderated(interaction)
            board: GapBoard = interaction.client.gaps
            group = await board.dismiss(collection, self._key)
            if self._page is None:
                view = notice_card(settled_text(group, None))
            else:
                view = await list_page(board, collection, self._page)
        await interaction.edit_original_response(view=view)


class AnsweredBy(discord.ui.DynamicItem[_Select], template=PREFIX + r"gapby:(?P<key>[0-9a-f]{16})"):
    """Names the article that answers a group of gaps."""

    def __init__(self, key: str, articles: Sequence[Article] = ()) -> None:
        options = [
            discord.SelectOption(
                label=(each.metadata.title or each.source.name)[:_LABEL], value=each.id
            )
            for each in articles
        ]
        placeholder = gettext("Choose the article")
        select: _Select = discord.ui.Select(
            custom_id=f"{PREFIX}gapby:{key}", placeholder=placeholder, options=options
        )
        super().__init__(select)
        self._key = key

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> "AnsweredBy":
        """Return the select that was used; what was chosen comes with the interaction."""
        del interaction, item
        return cls(match["key"])

    async def callback(self, interaction: Interaction) -> None:
        """Settle the group and tell who waits."""
        await guarded(interaction, lambda: self._settle(interaction))

    async def _settle(self, interaction: Interaction) -> None:
        with _place(interaction):
            await interaction.response.defer()
            collection = await moderated(interaction)
            (chosen,) = self.item.values
            group = await interaction.client.gaps.answer_by(collection, self._key, chosen)
            interaction.client.gap_watch.nudge()
            article = await interaction.client.questions.article(collection, chosen)
        told = settled_text(group, article.metadata.title or article.source.name)
        await interaction.edit_original_response(view=notice_card(told))


class TurnGaps(discord.ui.DynamicItem[_Button], template=PREFIX + r"gaps:(?P<page>\d{1,3})"):
    """Turns the list of open questions to another page."""

    def __init__(self, page: int, label: str = "") -> None:
        label = label or gettext("Next")
        super().__init__(discord.ui.Button(label=label, custom_id=f"{PREFIX}gaps:{page}"))
        self._page = page

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str]
    ) -> "TurnGaps":
        """Return the button that was pressed."""
        del interaction, item
        return cls(int(match["page"]))

    async def callback(self, interaction: Interaction) -> None:
        """Show that page."""
        await guarded(interaction, lambda: self._turn(interaction))

    async def _turn(self, interaction: Interaction) -> None:
        with _place(interaction):
            await interaction.response.defer()
            collection = await moderated(interaction)
            view = await list_page(interaction.client.gaps, collection, self._page)
        await interaction.edit_original_response(view=view)


async def list_page(board: GapBoard, collection: str, page: int) -> discord.ui.LayoutView:
    """Return *page* of a server's open questions, or its last one, with all buttons."""
    groups = await board.groups(collection)
    last = page_count(groups) - 1
    page = min(page, last)
    turning = [TurnGaps(page - 1, gettext("Back"))] if page > 0 else []
    turning += [TurnGaps(page + 1)] if page < last else []
    actions = {
        each.key: actions_of(each.key, page) if each.asks else [Settle("dismiss", each.key, page)]
        for each in groups
    }
    return gaps_card(groups, page, actions, turning)


def actions_of(key: str, page: int | None = None) -> list[Settle]:
    """Return what moderators can do about the group of *key*."""
    return [Settle(what, key, page) for what in ("add", "by", "dismiss")]


def _place(interaction: Interaction) -> AbstractContextManager[None]:
    """Return what holds a place for questions to be put together: that is work like a search."""
    place: AbstractContextManager[None] = interaction.client.rate_limits.place(
        counted_in(interaction), str(interaction.user.id)
    )
    return place


async def _articles_for(
    interaction: Interaction, collection: str, group: GapGroup
) -> list[Article]:
    """Return the articles to choose from: those nearest to the question, then the newest."""
    articles = await interaction.client.questions.articles(collection)
    near = await interaction.client.gaps.nearest_articles(collection, group.question)
    place = {article_id: position for position, article_id in enumerate(near)}
    newest_first = articles[::-1]
    return sorted(newest_first, key=lambda each: place.get(each.id, len(place)))[:MOST_ARTICLES]


def _labels() -> dict[str, str]:
    return {
        "add": gettext("Add a source"),
        "by": gettext("Answered by …"),
        "dismiss": gettext("Dismiss"),
    }
