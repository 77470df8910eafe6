"""Articles as lists and selects name them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import discord

from bot.interface.components import CHOICES, PREFIX, Select
from bot.interface.escaping import display_length, escape_within, label_text
from bot.language import gettext
from bot.local_forms import shown_day
from corpus.storage.current_articles import Listed
from index.answer import ListedArticle

_PUBLICATION = 60
"""UTF-16 units of a publication's name in a list."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a list: what it is called, and where and when it was published, if known."""

    article_id: str
    name: str
    publication: str | None
    published: date | None

    @classmethod
    def shown(cls, article: ListedArticle) -> "Entry":
        """Return *article*, which a reply shows, as an entry."""
        name = article.title or gettext("untitled")
        return cls(article.article_id, name, article.publication, article.published)

    @classmethod
    def listed(cls, article: Listed) -> "Entry":
        """Return *article*, which the store lists, as an entry."""
        return cls(article.id, article.name, article.publication, article.published)

    def line(self, budget: int) -> str:
        """Return the line of a list, Discord text of at most *budget* UTF-16 units."""
        where = escape_within(" ".join((self.publication or "").split()), _PUBLICATION)
        facts = "".join(f" \u00b7 {each}" for each in (where, self._day) if each)
        room = budget - display_length(facts) - len("- ****")
        return f"- **{escape_within(' '.join(self.name.split()), room)}**{facts}"

    @property
    def option(self) -> discord.SelectOption:
        """Return the article to be chosen from a select."""
        facts = " \u00b7 ".join(filter(None, (self.publication, self._day)))
        label, told = label_text(self.name) or gettext("untitled"), label_text(facts)
        return discord.SelectOption(label=label, value=self.article_id, description=told or None)

    @property
    def _day(self) -> str:
        return shown_day(self.published) if self.published else ""


def article_select(key: str, placeholder: str, entries: Sequence[Entry]) -> Select:
    """Return the select of *entries*, as many as one takes; its id is *key* behind `PREFIX`."""
    return discord.ui.Select(
        custom_id=PREFIX + key,
        placeholder=placeholder,
        options=[each.option for each in entries[:CHOICES]],
    )
