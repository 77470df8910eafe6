"""The buttons of open questions; each asks anew whether who presses it may."""

import re
from collections.abc import Sequence
from typing import Self

import discord
from discord import ButtonStyle

from bot.client import Interaction
from bot.gaps.cards import PER_PAGE, gaps_card, pick_card, settled_text
from bot.interface.components import (
    CHOICES,
    Button,
    Component,
    Select,
    button,
    one_chosen,
    select,
)
from bot.interface.layout import notice_card
from bot.interface.pace import searching
from bot.interface.paging import TurnPage, page_count
from bot.interface.permissions import moderated
from bot.language import gettext, gettext_noop
from bot.services.gaps import GapBoard
from bot.sources.forms import source_form
from corpus.article import titled
from corpus.errors import FootnoteError
from corpus.questions.gap import GapGroup
from corpus.storage.current_articles import Listed

_LABELS = {
    "add": gettext_noop("Add a source"),
    "by": gettext_noop("Answered by …"),
    "dismiss": gettext_noop("Dismiss"),
}


class Settle(
    Component[Button],
    template=r"gap:(?P<what>add|by|dismiss):(?P<key>[0-9a-f]{16})(?::(?P<page>\d{1,3}))?",
):
    """Does something about a group of gaps; *page* is that of the list it stands on, if any."""

    def __init__(self, what: str, key: str, page: int | None = None) -> None:
        tail = "" if page is None else f":{page}"
        style = ButtonStyle.primary if what == "add" else ButtonStyle.secondary
        super().__init__(button(f"gap:{what}:{key}{tail}", gettext(_LABELS[what]), style))
        self._what = what
        self._key = key
        self._page = page

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """Return the component of an id."""
        page = match["page"]
        return cls(match["what"], match["key"], None if page is None else int(page))

    async def respond(self, interaction: Interaction) -> None:
        """Do what the button says."""
        steps = {"add": self._add, "by": self._pick, "dismiss": self._dismiss}
        await steps[self._what](interaction)

    async def _add(self, interaction: Interaction) -> None:
        await moderated(interaction)
        await interaction.response.send_modal(source_form())

    async def _pick(self, interaction: Interaction) -> None:
        with searching(interaction):
            await interaction.response.defer(thinking=True, ephemeral=True)
            collection = await moderated(interaction)
            group = await interaction.client.gaps.group(collection, self._key)
            articles = await _articles_for(interaction, collection, group)
        if not articles:
            raise FootnoteError("There is no source here yet: post one with `/source add`.")
        view = pick_card(group, [AnsweredBy(self._key, articles)])
        await interaction.edit_original_response(view=view)

    async def _dismiss(self, interaction: Interaction) -> None:
        with searching(interaction):
            await interaction.response.defer()
            collection = await moderated(interaction)
            board = interaction.client.gaps
            group = await board.dismiss(collection, self._key)
            if self._page is None:
                view = notice_card(settled_text(group, None))
            else:
                view = await list_page(board, collection, self._page)
        await interaction.edit_original_response(view=view)


class AnsweredBy(Component[Select], template=r"gapby:(?P<key>[0-9a-f]{16})"):
    """Names the article that answers a group of gaps."""

    def __init__(self, key: str, articles: Sequence[Listed] = ()) -> None:
        choices = [(each.name, each.id) for each in articles]
        super().__init__(select(f"gapby:{key}", gettext("Choose the article"), choices))
        self._key = key

    async def respond(self, interaction: Interaction) -> None:
        """Settle the group and tell who waits."""
        with searching(interaction):
            await interaction.response.defer()
            collection = await moderated(interaction)
            chosen = one_chosen(self.item)
            group = await interaction.client.gaps.answer_by(collection, self._key, chosen)
            interaction.client.gaps.changed.set()
            article = await interaction.client.questions.article(collection, chosen)
        told = settled_text(group, titled(article))
        await interaction.edit_original_response(view=notice_card(told))


class TurnGaps(TurnPage, listed="gaps"):
    """Turns the list of open questions to another page."""

    async def respond(self, interaction: Interaction) -> None:
        """Show that page."""
        with searching(interaction):
            await interaction.response.defer()
            collection = await moderated(interaction)
            view = await list_page(interaction.client.gaps, collection, self.page)
        await interaction.edit_original_response(view=view)


async def list_page(board: GapBoard, collection: str, page: int) -> discord.ui.LayoutView:
    """Return *page* of a server's open questions, or its last one, with all buttons."""
    groups = await board.groups(collection)
    pages = page_count(len(groups), PER_PAGE)
    page = min(page, pages - 1)
    actions = {
        each.key: actions_of(each.key, page) if each.asks else [Settle("dismiss", each.key, page)]
        for each in groups
    }
    return gaps_card(groups, page, actions, TurnGaps.around(page, pages))


def actions_of(key: str, page: int | None = None) -> list[Settle]:
    """Return what moderators can do about the group of *key*."""
    return [Settle(what, key, page) for what in ("add", "by", "dismiss")]


async def _articles_for(interaction: Interaction, collection: str, group: GapGroup) -> list[Listed]:
    """Return the articles to choose from: those nearest to the question, then the newest."""
    articles = await interaction.client.lookups.searched_articles(collection)
    near = await interaction.client.gaps.nearest_articles(collection, group.question)
    place = {article_id: position for position, article_id in enumerate(near)}
    newest_first = articles[::-1]
    return sorted(newest_first, key=lambda each: place.get(each.id, len(place)))[:CHOICES]
