"""The articles that a question may be answered from: a collection's, the operator's, the sample."""

from collections.abc import Collection, Sequence

from sqlalchemy.engine import Connection

from corpus.article import Article
from corpus.storage.current_articles import (
    Listed,
    article_of,
    articles_by_id,
    articles_of,
    hold_any,
    listed_of,
)
from corpus.storage.database import Database
from corpus.storage.revisions import generations_of, revisions_of
from corpus.store import OPERATOR, SAMPLE


def crossed(collection: str) -> tuple[str, ...]:
    """Return the collections that a question to *collection* crosses: it and the operator's."""
    return (OPERATOR,) if collection == OPERATOR else (OPERATOR, collection)


class SearchedArticles:
    """What a question to a collection is answered from, as the database holds it now."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, collection: str) -> tuple[Article, ...]:
        """Return the articles that a question to *collection* may be answered from."""
        with self._database.read() as connection:
            return articles_of(connection, _searched(connection, collection))

    def listed(self, collection: str) -> tuple[Listed, ...]:
        """Return what a list tells of them, without their words."""
        with self._database.read() as connection:
            return listed_of(connection, _searched(connection, collection))

    def get(self, collection: str, article_id: str) -> Article:
        """Return one that it is or was answered from; raise `UnknownArticle` if it is none."""
        with self._database.read() as connection:
            return article_of(connection, _known_to(collection), article_id)

    def by_id(self, collection: str, ids: Collection[str]) -> dict[str, Article]:
        """Return those of *ids* that it is or was answered from, as they are now."""
        if not ids:
            return {}
        with self._database.read() as connection:
            return articles_by_id(connection, _known_to(collection), ids)

    def state(self, collection: str) -> str:
        """Return what tells the articles that *collection* is answered from now from all others.

        Others are those of another collection, and those of one that was erased and made anew.
        """
        with self._database.read() as connection:
            return repr((collection, revisions_of(connection, _known_to(collection))))

    def generations(self, names: Sequence[str]) -> dict[str, str]:
        """Return what moves whenever the articles do that each collection of *names* is asked of.

        It is written down beside the collection, and tells nothing of another's.
        """
        known = {name: _known_to(name) for name in names}
        distinct = tuple({each for parts in known.values() for each in parts})
        with self._database.read() as connection:
            now = dict(zip(distinct, generations_of(connection, distinct), strict=True))
        return {name: ",".join(str(now[each]) for each in parts) for name, parts in known.items()}


def _searched(connection: Connection, collection: str) -> tuple[str, ...]:
    """Return the collections that a question to *collection* is answered from.

    They are its own and the operator's or, where both hold nothing, the sample's.
    """
    names = crossed(collection)
    return names if hold_any(connection, names) else (SAMPLE,)


def _known_to(collection: str) -> tuple[str, ...]:
    """Return where articles stand that *collection* was answered from at some time.

    An answer that was given from the sample stays as it is when other articles come.
    """
    return (*crossed(collection), SAMPLE)
