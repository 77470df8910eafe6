"""Where articles are kept: whole or not at all, each in its collection, with its vectors."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.article import Article
from corpus.errors import UnknownArticle, UnknownCollection
from corpus.searched_text import SearchedKey
from corpus.storage import queries, records
from corpus.storage.database import Database
from corpus.storage.history import OPERATORS, Action, Decision, record
from corpus.storage.limits import check_room
from corpus.storage.queries import EmbeddedPassage, Listed, Revision, StoredPassage
from corpus.storage.schema import article_versions, collections, passages, sources
from corpus.submissions.submission import close

__all__ = ["OPERATOR", "SAMPLE", "UNDO_FOR", "Listed", "Revision", "State", "Store", "crossed"]

OPERATOR = "operator"
"""The collection of the operator's own articles, which every server may search."""

SAMPLE = "sample"
"""The collection of what ships with Footnote, searched where there is nothing else."""

UNDO_FOR = timedelta(days=7)
"""How long a withdrawn article can be taken back."""


def crossed(collection: str) -> tuple[str, ...]:
    """Return the collections that a question to *collection* crosses: it and the operator's."""
    return (OPERATOR,) if collection == OPERATOR else (OPERATOR, collection)


@dataclass(frozen=True, slots=True)
class State:
    """What a collection holds at its *revision*, as it stood at one moment, or what changed.

    *passages* come in listing order, once; *vectors* returns those of some passages by id. Both
    are read when they are asked for, since a collection may be larger than memory has room for.
    Where *changed* holds ids, articles and passages are of those alone: the others are as they
    were at the revision that was asked since, and those of them without an article are gone.
    *unembedded* are the articles without passages.
    """

    revision: Revision
    articles: tuple[Article, ...]
    passages: Iterable[StoredPassage]
    vectors: Callable[[Sequence[int]], Mapping[int, bytes]]
    changed: frozenset[str] | None = None
    unembedded: tuple[Article, ...] = ()


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

    def searched(self, collection: str) -> tuple[str, ...]:
        """Return the collections that a question to *collection* is answered from.

        They are its own and the operator's or, where both hold nothing, the sample's.
        """
        names = crossed(collection)
        with self._database.read() as connection:
            return names if queries.hold_any(connection, names) else (SAMPLE,)

    def revisions(self, names: Sequence[str]) -> tuple[Revision, ...]:
        """Return where each collection of *names* stands: what an index in memory is told by."""
        with self._database.read() as connection:
            return queries.revisions_of(connection, names)

    def generations(self, names: Sequence[str]) -> tuple[int, ...]:
        """Return the generation of each collection of *names*; 0 for one never written."""
        with self._database.read() as connection:
            return queries.generations_of(connection, names)

    def add(
        self,
        collection: str,
        article: Article,
        model: str,
        embedded: Sequence[EmbeddedPassage],
        decision: Decision = OPERATORS,
    ) -> Article:
        """Store *article* whole, with its passages embedded by *model*; return it as it stands.

        One that was withdrawn comes back as its next version; `queries.place_of` tells its id.

        Raises:
            SourceRefused: The collection already holds an article with the same words, or has
                no room for it.
            UnknownSubmission: The submission that *decision* settles is settled already.
        """
        with self._database.write() as connection:
            generation = queries.move_generation(connection, collection)
            queries.refuse_duplicate(connection, collection, article)
            if decision.within is not None:
                check_room(connection, collection, decision.within, len(article.body))
            key, version = queries.place_of(connection, collection, article)
            newer = replace(article, id=key, version=version)
            row = records.source_row(collection, newer) | {"generation": generation}
            if version == 1:
                connection.execute(sources.insert().values(**row))
            else:
                _update(connection, collection, key, row | {"removed_at": None})
            queries.insert_version(connection, collection, newer, model, embedded)
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
            generation = queries.move_generation(connection, collection)
            version = queries.current_version(connection, collection, article.id) + 1
            newer = replace(article, version=version)
            row = records.source_row(collection, newer) | {"generation": generation}
            _update(connection, collection, article.id, row)
            queries.insert_version(connection, collection, newer, model, embedded)
            _settle(connection, collection, newer, action, decision)
        return newer

    def remove(self, collection: str, article_id: str, decision: Decision = OPERATORS) -> Article:
        """Withdraw an article: no search finds it from now on; return it as it was.

        It can be taken back for `UNDO_FOR`. Raises `UnknownArticle` if there is none.
        """
        with self._database.write() as connection:
            generation = queries.move_generation(connection, collection)
            article = queries.article_of(connection, [collection], article_id)
            gone = {"removed_at": datetime.now(UTC), "generation": generation}
            _update(connection, collection, article_id, gone)
            _settle(connection, collection, article, Action.REMOVED, decision)
        return article

    def restore(self, collection: str, article_id: str, decision: Decision = OPERATORS) -> Article:
        """Take back an article that was withdrawn within `UNDO_FOR`, or raise `UnknownArticle`.

        Raises:
            SourceRefused: The same words were posted anew meanwhile.
        """
        since = datetime.now(UTC) - UNDO_FOR
        with self._database.write() as connection:
            generation = queries.move_generation(connection, collection)
            back = sources.update().where(
                sources.c.collection == collection,
                sources.c.article_id == article_id,
                sources.c.removed_at > since,
            )
            values = {"removed_at": None, "generation": generation}
            if connection.execute(back.values(values)).rowcount == 0:
                raise UnknownArticle(
                    "This source can no longer be restored ({days} days have passed, "
                    "or it is back already): post it again.",
                    days=UNDO_FOR.days,
                )
            article = queries.article_of(connection, [collection], article_id)
            queries.refuse_duplicate(connection, collection, article, besides=article_id)
            _settle(connection, collection, article, Action.RESTORED, decision)
        return article

    def erase_withdrawn(self) -> None:
        """Erase the words of articles that can no longer be taken back, in every version.

        What is left is the id and the number of the last version, so that the same words posted
        anew are the next one, and what the history tells.
        """
        past = sa.and_(
            sources.c.removed_at <= datetime.now(UTC) - UNDO_FOR,
            sa.exists().where(
                article_versions.c.collection == sources.c.collection,
                article_versions.c.article_id == sources.c.article_id,
            ),
        )
        with self._database.erase() as connection:
            ids = connection.scalars(sa.select(sources.c.article_id).where(past)).all()
            gone = article_versions.c.article_id.in_(ids)
            connection.execute(article_versions.delete().where(gone))
            blank = sources.update().where(sources.c.article_id.in_(ids))
            connection.execute(blank.values(records.BLANK))

    def known_vectors(self, article_id: str, model: str) -> dict[SearchedKey, EmbeddedPassage]:
        """Return the passages of an article's current version by what was encoded of them."""
        with self._database.read() as connection:
            return queries.vectors_of(connection, article_id, model)

    @contextmanager
    def reading(
        self, collection: str, model: str, since: Revision | None = None
    ) -> Iterator["State"]:
        """Yield all that a search over *collection* needs; it can be read until this ends.

        Where *since* is given and the changes from there are told article by article, it is what
        changed.
        """
        with self._database.read() as connection:
            (now,) = queries.revisions_of(connection, (collection,))
            first = since.generation if since is not None and since.leads_to(now) else None
            read = queries.EVER if first is None else first
            yield State(
                now,
                queries.articles_since(connection, collection, read),
                queries.passages_of(connection, (collection,), model, read),
                partial(queries.vectors_by_id, connection),
                None if first is None else queries.changed_since(connection, collection, first),
                queries.unembedded_of(connection, (collection,), model, read),
            )

    def telling(self) -> AbstractContextManager[None]:
        """Return where what was read is made into something, see `Database.telling`."""
        return self._database.telling()

    def pieces(self, ids: Sequence[int]) -> dict[int, bytes]:
        """Return the word-piece vectors of stored passages by id, without those gone since."""
        with self._database.read() as connection:
            return queries.pieces_of(connection, ids)

    def articles(self, names: Sequence[str]) -> tuple[Article, ...]:
        """Return the current version of every article of the collections, oldest post first."""
        with self._database.read() as connection:
            return queries.articles_of(connection, names)

    def articles_by_id(self, names: Sequence[str], ids: Collection[str]) -> dict[str, Article]:
        """Return the current version of those of *ids* that are in the collections."""
        with self._database.read() as connection:
            return queries.articles_by_id(connection, names, ids)

    def listed(self, names: Sequence[str]) -> tuple[Listed, ...]:
        """Return what a list tells of the articles of the collections, oldest post first."""
        with self._database.read() as connection:
            return queries.listed_of(connection, names)

    def article(self, names: Sequence[str], article_id: str) -> Article:
        """Return the current version of one article; raise `UnknownArticle` if there is none."""
        with self._database.read() as connection:
            return queries.article_of(connection, names, article_id)

    def embed(self, article: Article, model: str, embedded: Sequence[EmbeddedPassage]) -> None:
        """Store the passages of a stored article for one more *model*, replacing that model's."""
        with self._database.write() as connection:
            held = connection.scalar(
                sa.select(sources.c.collection).where(sources.c.article_id == article.id)
            )
            if held is None:
                return  # removed by another process meanwhile
            generation = queries.move_generation(connection, held)
            _update(connection, held, article.id, {"generation": generation})
            connection.execute(
                passages.delete().where(
                    passages.c.collection == held,
                    passages.c.article_id == article.id,
                    passages.c.version == article.version,
                    passages.c.model == model,
                )
            )
            queries.insert_passages(connection, held, article, model, embedded)


def _update(
    connection: Connection, collection: str, article_id: str, values: Mapping[str, object]
) -> None:
    its = sa.and_(sources.c.article_id == article_id, sources.c.collection == collection)
    connection.execute(sources.update().where(its).values(values))


def _settle(
    connection: Connection, collection: str, article: Article, action: Action, decision: Decision
) -> None:
    record(connection, collection, article, action, decision.actor)
    if decision.submission is not None:
        close(connection, collection, decision.submission)
