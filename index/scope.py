"""What a question is narrowed to: one article, a publication, a span of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.article import Article
from corpus.errors import InvalidQuestion, UnknownArticle


@dataclass(frozen=True, slots=True)
class Scope:
    """Articles that fit every part that is not null; *after* and *before* include their day.

    An article whose date is unknown fits no span of days: nothing is guessed.
    """

    article_id: str | None = None
    publication: str | None = None
    after: date | None = None
    before: date | None = None

    def holds(self, article: Article) -> bool:
        """Return whether *article* is among those asked."""
        stated = article.metadata
        if self.article_id is not None and article.id != self.article_id:
            return False
        if self.publication is not None and not _same(stated.publication, self.publication):
            return False
        if self.after is None and self.before is None:
            return True
        earliest, latest = self.after or date.min, self.before or date.max
        return stated.published is not None and earliest <= stated.published <= latest


EVERYTHING = Scope()


def within(articles: Sequence[Article], scope: Scope) -> frozenset[str]:
    """Return the ids of those of *articles* that *scope* holds.

    Raises:
        UnknownArticle: No article has the id asked for.
        InvalidQuestion: No article fits the publication and the days.
    """
    held = frozenset(each.id for each in articles if scope.holds(each))
    if not held and scope.article_id is not None:
        raise UnknownArticle(
            "That article is not here: pick one from the list that appears while you type."
        )
    if not held and articles:
        raise InvalidQuestion(
            "No source here is from that publication or those days: ask with other filters."
        )
    return held


def _same(stated: str | None, asked: str) -> bool:
    return stated is not None and stated.casefold().strip() == asked.casefold().strip()
