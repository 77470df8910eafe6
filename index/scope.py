"""What a question is narrowed to: one article, a publication, a span of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from corpus.errors import InvalidQuestion, UnknownArticle
from index.catalogue import Catalogue
from index.dense import Flags


@dataclass(frozen=True, slots=True)
class Scope:
    """Articles that fit every part that is not null; *after* and *before* include their day.

    An article whose date is unknown fits no span of days: nothing is guessed.
    """

    article_id: str | None = None
    publication: str | None = None
    after: date | None = None
    before: date | None = None

    def held(self, catalogue: Catalogue) -> Flags:
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


EVERYTHING = Scope()


def within(catalogues: Sequence[Catalogue], scope: Scope) -> list[Flags] | None:
    """Return which articles of each of *catalogues* are in *scope*; null for all of them.

    Raises:
        UnknownArticle: No article has the id asked for.
        InvalidQuestion: No article fits the publication and the days.
    """
    if scope == EVERYTHING:
        return None
    held = [scope.held(each) for each in catalogues]
    if any(flags.any() for flags in held):
        return held
    if scope.article_id is not None:
        raise UnknownArticle(
            "That article is not here: pick one from the list that appears while you type."
        )
    raise InvalidQuestion(
        "No source here is from that publication or those days: ask with other filters."
    )
