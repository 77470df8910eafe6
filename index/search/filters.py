"""What a question is narrowed to: an article, a publication, a span of days, a language."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

import numpy as np

from corpus.errors import InvalidQuestion, UnknownArticle
from corpus.normalise import normalise
from corpus.storage.current_articles import Listed
from index.search.catalogue import ByStatement, Catalogue
from index.search.dense import Flags

_CUT = "…"


@dataclass(frozen=True, slots=True)
class Filters:
    """Articles that fit every part that is not null; *after* and *before* include their day.

    An article whose date is unknown fits no span of days: nothing is guessed. *language* is the
    code of the one that articles are written in; those in the *preferred_language* come first,
    where they answer.
    """

    article_id: str | None = None
    publication: str | None = None
    after: date | None = None
    before: date | None = None
    language: str | None = None
    preferred_language: str | None = None

    @property
    def narrow(self) -> bool:
        """Return whether some articles may be left out."""
        return replace(self, preferred_language=None) != EVERYTHING

    def held(self, catalogue: ByStatement) -> Flags:
        """Return which articles of *catalogue* are among those asked."""
        flags = np.ones(len(catalogue), dtype=np.bool_)
        if self.article_id is not None:
            flags &= catalogue.with_id(self.article_id)
        if self.publication is not None:
            flags &= catalogue.published_by(self.publication)
        if self.after is not None or self.before is not None:
            earliest, latest = self.after or date.min, self.before or date.max
            flags &= catalogue.days >= earliest.toordinal()
            flags &= catalogue.days <= latest.toordinal()
        return flags


EVERYTHING = Filters()


class Searched(Protocol):
    """A collection's articles, as far as they are told apart by filters."""

    @property
    def catalogue(self) -> ByStatement:
        """Return them by what they state."""
        ...

    @property
    def article_languages(self) -> Sequence[str]:
        """Return the code of the language that each is in by its text."""
        ...


def within(catalogues: Sequence[ByStatement], filters: Filters) -> list[Flags] | None:
    """Return which articles of each of *catalogues* fit *filters*; null for all of them.

    Their language counts for nothing here: it is told by their text (`narrowed`).

    Raises:
        UnknownArticle: No article has the id asked for.
        InvalidQuestion: No article fits the publication and the days.
    """
    if not replace(filters, language=None).narrow:
        return None
    held = [filters.held(each) for each in catalogues]
    if any(flags.any() for flags in held):
        return held
    if filters.article_id is not None:
        raise UnknownArticle(
            "That article is not here: pick one from the list that appears while you type."
        )
    raise InvalidQuestion(
        "No article here is from that publication or those days: ask with other filters."
    )


def narrowed(parts: Sequence[Searched], filters: Filters) -> list[Flags] | None:
    """Return which articles of each of *parts* fit *filters*, their language too; null for all.

    Raises:
        UnknownArticle: No article has the id asked for.
        InvalidQuestion: No article fits.
    """
    held = within([each.catalogue for each in parts], filters)
    if filters.language is None:
        return held
    told = [[code == filters.language for code in each.article_languages] for each in parts]
    spoken = [np.array(each, dtype=np.bool_) for each in told]
    found = spoken if held is None else [one & two for one, two in zip(held, spoken, strict=True)]
    if any(flags.any() for flags in found):
        return found
    raise InvalidQuestion(
        "No article here that fits your filters is in that language: ask without it."
    )


def by_title(filters: Filters, listed: Sequence[Listed]) -> Filters:
    """Return *filters* with the id of that article of *listed* whose title was given instead.

    Raises:
        UnknownArticle: More than one has that title, or no article is meant.
        InvalidQuestion: No article fits the publication and the days.
    """
    if not listed:
        return filters
    if filters.article_id is not None:
        filters = replace(filters, article_id=_meant(filters.article_id, listed))
    within([Catalogue(listed)], filters)
    return filters


def _meant(given: str, listed: Sequence[Listed]) -> str:
    """Return the id that is *given*, or of the article that has it as its title; else *given*."""
    if any(each.id == given for each in listed):
        return given
    wanted = _comparable(given)
    found = [each.id for each in listed if _is_named(_comparable(each.name), wanted)]
    if len(found) > 1:
        raise UnknownArticle(
            "Several articles here have that title: pick one from the list that appears while "
            "you type."
        )
    return found[0] if found else given


def _is_named(title: str, wanted: str) -> bool:
    """Return whether *wanted* is *title*, or its beginning as a list shows one that is too long."""
    return title == wanted or (
        wanted.endswith(_CUT) and len(wanted) > len(_CUT) and title.startswith(wanted[: -len(_CUT)])
    )


def _comparable(title: str) -> str:
    return normalise(title).casefold()
