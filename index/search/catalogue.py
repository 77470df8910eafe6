"""What the articles of a collection state of themselves, found without looking at each."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from corpus.article import Metadata
from index.search.dense import Flags
from index.search.runs import Numbers
from index.search.titles import Titles, short_titles, title_of

_UNSTATED, _NOWHERE = -1, -2
"""What stands for no publication, and for one that no article is from."""


class Stated(Protocol):
    """An article, as far as it is told apart by what it states."""

    @property
    def id(self) -> str:
        """Return its id."""
        ...

    @property
    def metadata(self) -> Metadata:
        """Return what it states."""
        ...


class ByStatement(Protocol):
    """Articles that are told by their numbers, and found by what they state."""

    @property
    def days(self) -> Numbers:
        """Return the day of each article as `date.toordinal` counts them, 0 where it is unknown."""
        ...

    def __len__(self) -> int: ...

    def with_id(self, article_id: str) -> Flags:
        """Return flags with the article of that id, if it is here."""
        ...

    def published_by(self, publication: str) -> Flags:
        """Return flags with the articles of *publication*, whose case does not count."""
        ...


class Catalogue:
    """*articles* by their id, title, publication and date; immutable.

    An article is told by its number, its place in *articles*; *flags* have one for each article.
    """

    def __init__(self, articles: Sequence[Stated]) -> None:
        self._numbers = {each.id: number for number, each in enumerate(articles)}
        self._publications: dict[str, int] = {}
        self._titles = Titles([title_of(each.metadata) for each in articles])
        self._short_titles = Titles([short_titles(each.metadata) for each in articles])
        self._published_by = np.array(
            [self._publication(each.metadata.publication) for each in articles], dtype=np.int32
        )
        published = [each.metadata.published for each in articles]
        days = [day.toordinal() if day else 0 for day in published]
        self.days: Numbers = np.array(days, dtype=np.int32)
        """The day of each article as `date.toordinal` counts them, 0 where it is unknown."""

    def __len__(self) -> int:
        return len(self.days)

    def number_of(self, article_id: str) -> int | None:
        """Return the number of the article of that id, or nothing if it is not here."""
        return self._numbers.get(article_id)

    def with_id(self, article_id: str) -> Flags:
        """Return flags with the article of that id, if it is here."""
        return alone(self.number_of(article_id), len(self))

    def published_by(self, publication: str) -> Flags:
        """Return flags with the articles of *publication*, whose case does not count."""
        number = self._publications.get(_folded(publication), _NOWHERE)
        return np.equal(self._published_by, number)

    def named(self, question: str) -> list[int]:
        """Return the numbers of the articles whose title stands in *question*, in order.

        It begins where a word does.
        """
        return self._titles.within(question)

    def named_in_short(self, question: str) -> list[int]:
        """Return the numbers of the articles of which a `short_titles` stands in *question*."""
        return self._short_titles.within(question)

    def _publication(self, stated: str | None) -> int:
        if stated is None:
            return _UNSTATED
        return self._publications.setdefault(_folded(stated), len(self._publications))


def alone(number: int | None, count: int) -> Flags:
    """Return *count* flags, of which that of *number* alone is set, or none."""
    flags = np.zeros(count, dtype=np.bool_)
    if number is not None:
        flags[number] = True
    return flags


def _folded(publication: str) -> str:
    return publication.casefold().strip()
