"""Lists of articles, page by page: all of a server's that fit a filter, and those of a reply."""

import re
from collections.abc import Sequence
from typing import Self

from bot.articles.content import Content
from bot.articles.entries import Entry
from bot.articles.opening import OpenArticle, content_card
from bot.client import Interaction
from bot.interface.accents import SURE
from bot.interface.components import Button, Component, button
from bot.interface.escaping import display_length, escape_within
from bot.interface.layout import TEXT_BUDGET, Actions
from bot.interface.pace import searching
from bot.interface.paging import page_count, page_line, pages_around
from bot.interface.place import asked_collection
from bot.language import gettext
from bot.wording import library_text
from corpus.errors import InvalidQuestion
from corpus.normalise import normalise
from corpus.storage.current_articles import Listed
from index.answer import Answer

PER_PAGE = 10
"""Articles on one page of a list."""

LONGEST_FILTER = 40
"""Characters of a filter: with it a button's id stays within what Discord takes, whatever it
counts."""

_ABOUT = 200
"""UTF-16 units of the words by which articles were chosen."""


class TurnArticles(
    Component[Button], template=r"articles:(?P<page>\d{1,5}):(?P<wanted>[^\n]{0,40})"
):
    """Turns the list of a server's articles to another page; *wanted* is what it is filtered by."""

    def __init__(self, page: int, wanted: str, label: str = "") -> None:
        super().__init__(button(f"articles:{page}:{wanted}", label or gettext("Next")))
        self._page = page
        self._wanted = wanted

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """Return the component of an id."""
        return cls(int(match["page"]), match["wanted"])

    async def respond(self, interaction: Interaction) -> None:
        """Show that page."""
        await interaction.response.defer()
        content = await filtered_content(interaction, self._wanted, self._page)
        await interaction.edit_original_response(view=content_card(content, SURE))


class TurnLibrary(Component[Button], template=r"library:(?P<key>[0-9a-f]{16}):(?P<page>\d{1,5})"):
    """Turns the articles of a reply to another page.

    In a message that everyone sees, the presser alone is shown that page, in a new one.
    """

    def __init__(self, key: str, page: int, label: str = "") -> None:
        super().__init__(button(f"library:{key}:{page}", label or gettext("Next")))
        self._key = key
        self._page = page

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """Return the component of an id."""
        return cls(match["key"], int(match["page"]))

    async def respond(self, interaction: Interaction) -> None:
        """Show that page."""
        own = interaction.message is not None and interaction.message.flags.ephemeral
        with searching(interaction):
            await interaction.response.defer(thinking=not own, ephemeral=True)
            collection = await asked_collection(interaction)
            given = await interaction.client.questions.given(collection, self._key)
        if given is None:
            raise InvalidQuestion("I no longer have this question: ask it again with /ask.")
        content = library_content(given.answer, self._key, TEXT_BUDGET, self._page)
        await interaction.edit_original_response(view=content_card(content, SURE))


async def filtered_content(interaction: Interaction, wanted: str, page: int) -> Content:
    """Return *page* of the articles that may be asked here and fit *wanted*, the newest first."""
    collection = await asked_collection(interaction)

    def fitting(listed: Sequence[Listed]) -> tuple[list[Entry], bool]:
        return [Entry.listed(each) for each in listed[::-1] if fits(each, wanted)], bool(listed)

    found, are_any = await interaction.client.lookups.look_through(collection, fitting)
    pages = page_count(len(found), PER_PAGE)
    page = min(page, pages - 1)
    around = [TurnArticles(to, wanted, label) for to, label in pages_around(page, pages)]
    about = wanted or None if are_any else None
    return _content(found, about, page, TEXT_BUDGET, around)


def library_content(answer: Answer, key: str, budget: int, page: int = 0) -> Content:
    """Return *page* of the articles that *answer* lists, within *budget* UTF-16 units.

    *key* is that of its question.
    """
    entries = [Entry.shown(each) for each in answer.shown]
    pages = page_count(len(entries), PER_PAGE)
    page = min(page, pages - 1)
    around = [TurnLibrary(key, to, label) for to, label in pages_around(page, pages)]
    return _content(entries, answer.about, page, budget, around)


def fits(article: Listed, wanted: str) -> bool:
    """Return whether *wanted* stands in the title, the publication or an author of *article*."""
    looked_for = normalise(wanted).casefold()
    return any(
        looked_for in normalise(each).casefold()
        for each in (article.name, article.publication or "", *article.authors)
    )


def _content(
    entries: Sequence[Entry], about: str | None, page: int, budget: int, around: Actions
) -> Content:
    """Return *page* of *entries* below how many they are and the words *about* that chose them."""
    words = None if about is None else escape_within(" ".join(about.split()), _ABOUT)
    head = library_text(len(entries), words)
    shown = entries[page * PER_PAGE : (page + 1) * PER_PAGE]
    if not shown:
        return Content([head])
    pages = page_count(len(entries), PER_PAGE)
    foot = [page_line(page, pages)] if pages > 1 else []
    room = budget - sum(display_length(each) + 1 for each in (head, *foot))
    lines = "\n".join(each.line(room // PER_PAGE - 1) for each in shown)
    return Content([head, lines, *foot], [around, [OpenArticle(shown)]])
