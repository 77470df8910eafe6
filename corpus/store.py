"""Where articles are kept: whole or not at all, each in its collection, with its vectors."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.article import Article
from corpus.errors import UnknownArticle, UnknownCollection
from corpus.storage import records
from corpus.storage.current_articles import Listed, article_of, articles_of, is_article, listed_of
from corpus.storage.database import Database
from corpus.storage.history import OPERATORS, Action, Decision, record
from corpus.storage.limits import check_room
from corpus.storage.revisions import move_generation
from corpus.storage.schema import article_versions, collections, sources
from corpus.storage.stored_passages import EmbeddedPassage
from corpus.storage.versions import (
    current_version,
    insert_version,
    place_of,
    refuse_duplicate,
    update_source,
)
from corpus.submissions.submission import close

OPERATOR = "operator"
"""The collection of the operator's own articles, which every server may search."""

SAMPLE = "sample"
"""The collection of what ships with Footnote, searched where there is nothing else."""

UNDO_FOR = timedelta(days=7)
"""How long a withdrawn article can be taken back."""


class Store:
    """Articles in collections, on one database.

    Every change moves the generation of its collection in the same transaction.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def collections(self) -> tuple[str, ...]:
        """Return the names of all collections, in alphabetical order."""
        with self._database.read() as connection:
            return tuple(
                connection.scalars(sa.select(collections.c.name).order_by(collections.c.name))
            )

    def require(self, collection: str) -> None:
        """Raise `UnknownCollection` unless *collection* exists or is the operator's."""
        known = self.collections()
        if collection != OPERATOR and collection not in known:
            raise UnknownCollection(
                "There is no collection named {name!r}: use one of {known}, or add a source to "
                "it first.",
                name=collection,
                known=", ".join(sorted({OPERATOR, *known})),
            )

    def add(
        self,
        collection: str,
        article: Article,
        model: str,
        embedded: Sequence[EmbeddedPassage],
        decision: Decision = OPERATORS,
    ) -> Article:
        """Store *article* whole, with its passages embedded by *model*; return it as it stands.

        One that was withdrawn comes back as its next version; `place_of` tells its id.

        Raises:
            SourceRefused: The collection already holds an article with the same words, or has
                no room for it.
            UnknownSubmission: The submission that *decision* settles is settled already.
        """
        with self._database.write() as connection:
            generation = move_generation(connection, collection)
            refuse_duplicate(connection, collection, article)
            if decision.within is not None:
                check_room(connection, collection, decision.within, len(article.body))
            key, version = place_of(connection, collection, article)
            newer = replace(article, id=key, version=version)
            row = records.source_row(collection, newer) | {"generation": generation}
            if version == 1:
                connection.execute(sources.insert().values(**row))
            else:
                update_source(connection, collection, key, row | {"removed_at": None})
            insert_version(connection, collection, newer, model, embedded)
            _settle(connection, collection, newer, Action.ADDED, decision)
        return newer

    def replace(  # noqa: PLR0913 - one for each thing that a version is
        self,
        collection: str,
        article: Article,
        model: str,
        embedded: Sequence[EmbeddedPassage],
        *,
        action: Action = Action.REPLACED,
        decision: Decision = OPERATORS,
    ) -> Article:
        """Store *article* as the next version of the one with its id; return it with its number.

        Raises:
            UnknownArticle: The collection holds no article of that id.
            UnknownSubmission: The submission that *decision* settles is settled already.
        """
        with self._database.write() as connection:
            generation = move_generation(connection, collection)
            version = current_version(connection, collection, article.id) + 1
            newer = replace(article, version=version)
            row = records.source_row(collection, newer) | {"generation": generation}
            update_source(connection, collection, article.id, row)
            insert_version(connection, collection, newer, model, embedded)
            _settle(connection, collection, newer, action, decision)
        return newer

    def remove(self, collection: str, article_id: str, decision: Decision = OPERATORS) -> Article:
        """Withdraw an article: no search finds it from now on; return it as it was.

        It can be taken back for `UNDO_FOR`. Raises `UnknownArticle` if there is none.
        """
        with self._database.write() as connection:
            generation = move_generation(connection, collection)
            article = article_of(connection, [collection], article_id)
            gone = {"removed_at": datetime.now(UTC), "generation": generation}
            update_source(connection, collection, article_id, gone)
            _settle(connection, collection, article, Action.REMOVED, decision)
        return article

    def restore(self, collection: str, article_id: str, decision: Decision = OPERATORS) -> Article:
        """Take back an article that was withdrawn within `UNDO_FOR`, or raise `UnknownArticle`.

        Raises:
            SourceRefused: The same words were posted anew meanwhile.
        """
        since = datetime.now(UTC) - UNDO_FOR
        with self._database.write() as connection:
            generation = move_generation(connection, collection)
            back = sources.update().where(
                is_article(sources, collection, article_id), sources.c.removed_at > since
            )
            values = {"removed_at": None, "generation": generation}
            if connection.execute(back.values(values)).rowcount == 0:
                raise UnknownArticle(
                    "This source can no longer be restored ({days} days have passed, "
                    "or it is back already): post it again.",
                    days=UNDO_FOR.days,
                )
            article = article_of(connection, [collection], article_id)
            refuse_duplicate(connection, collection, article, besides=article_id)
            _settle(connection, collection, article, Action.RESTORED, decision)
        return article

    def erase_withdrawn(self) -> None:
        """Erase the words of articles that can no longer be taken back, in every version.

        What is left is the id and the number of the last version, so that the same words posted
        anew are the next one, and what the history tells.
        """
        past = sources.c.removed_at <= datetime.now(UTC) - UNDO_FOR
        # Not by a list of their ids, of which a statement takes some ten thousand at most.
        own = sa.and_(
            article_versions.c.collection == sources.c.collection,
            article_versions.c.article_id == sources.c.article_id,
        )
        held = sa.exists().where(own)
        with self._database.erase() as connection:
            connection.execute(sources.update().where(past, held).values(records.BLANK))
            connection.execute(article_versions.delete().where(sa.exists().where(past, own)))

    def articles(self, names: Sequence[str]) -> tuple[Article, ...]:
        """Return the current version of every article of the collections, oldest post first."""
        with self._database.read() as connection:
            return articles_of(connection, names)

    def listed(self, names: Sequence[str]) -> tuple[Listed, ...]:
        """Return what a list tells of the articles of the collections, oldest post first."""
        with self._database.read() as connection:
            return listed_of(connection, names)

    def article(self, names: Sequence[str], article_id: str) -> Article:
        """Return the current version of one article; raise `UnknownArticle` if there is none."""
        with self._database.read() as connection:
            return article_of(connection, names, article_id)


def _settle(
    connection: Connection, collection: str, article: Article, action: Action, decision: Decision
) -> None:
    record(connection, collection, article, action, decision.actor)
    if decision.submission is not None:
        close(connection, collection, decision.submission)
