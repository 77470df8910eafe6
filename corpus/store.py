"""Where articles are kept: whole or not at all, each in its collection, with its vectors."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus import records
from corpus.article import Article
from corpus.database import Database
from corpus.errors import SourceRefused, UnknownArticle, UnknownCollection
from corpus.schema import article_versions, collections, passages, sources

OPERATOR = "operator"
"""The collection of the operator's own articles, which every server may search."""


@dataclass(frozen=True, slots=True)
class EmbeddedPassage:
    """A passage with its vectors, as bytes of float32 rows: the passage, then its sentences."""

    start: int
    end: int
    vectors: bytes


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """An embedded passage as it comes back, with the article version it is a slice of."""

    article_id: str
    start: int
    end: int
    vectors: bytes


@dataclass(frozen=True, slots=True)
class State:
    """What some collections hold at their *generations*; passages are in listing order."""

    generations: tuple[int, ...]
    articles: tuple[Article, ...]
    passages: tuple[StoredPassage, ...]


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
        """Return when *collection* exists or is the operator's; raise `UnknownCollection` else."""
        known = self.collections()
        if collection != OPERATOR and collection not in known:
            raise UnknownCollection(
                f"There is no collection named {collection!r}: use one of "
                f"{', '.join(sorted({OPERATOR, *known}))}, or add a source to it first."
            )

    def generations(self, names: Sequence[str]) -> tuple[int, ...]:
        """Return the generation of each collection of *names*; 0 for one never written."""
        with self._database.read() as connection:
            return _generations(connection, names)

    def add(
        self, collection: str, article: Article, model: str, embedded: Sequence[EmbeddedPassage]
    ) -> None:
        """Store *article* whole, with its passages embedded by *model*.

        Raises:
            SourceRefused: The collection already holds an article with the same words.
        """
        with self._database.write() as connection:
            _move_generation(connection, collection)
            _refuse_duplicate(connection, collection, article)
            connection.execute(sources.insert().values(**records.source_row(collection, article)))
            _insert_version(connection, article, model, embedded)

    def replace(
        self, collection: str, article: Article, model: str, embedded: Sequence[EmbeddedPassage]
    ) -> Article:
        """Store *article* as the next version of the one with its id; return it with its number.

        Raises:
            UnknownArticle: The collection holds no article of that id.
        """
        with self._database.write() as connection:
            _move_generation(connection, collection)
            version = _current_version(connection, collection, article.id) + 1
            newer = replace(article, version=version)
            connection.execute(
                sources.update()
                .where(sources.c.article_id == article.id)
                .values(**records.source_row(collection, newer))
            )
            _insert_version(connection, newer, model, embedded)
        return newer

    def remove(self, collection: str, article_id: str) -> None:
        """Erase an article with all its versions; raise `UnknownArticle` if there is none."""
        with self._database.write() as connection:
            _move_generation(connection, collection)
            _current_version(connection, collection, article_id)
            connection.execute(sources.delete().where(sources.c.article_id == article_id))

    def state(self, names: Sequence[str], model: str) -> "State":
        """Return all that a search over *names* needs, as it stood at one moment."""
        with self._database.read() as connection:
            return State(
                _generations(connection, names),
                _articles(connection, names),
                _passages(connection, names, model),
            )

    def articles(self, names: Sequence[str]) -> tuple[Article, ...]:
        """Return the current version of every article of the collections, oldest post first."""
        with self._database.read() as connection:
            return _articles(connection, names)

    def article(self, names: Sequence[str], article_id: str) -> Article:
        """Return the current version of one article; raise `UnknownArticle` if there is none."""
        chosen = _current(names).where(sources.c.article_id == article_id)
        with self._database.read() as connection:
            row = connection.execute(chosen).one_or_none()
        if row is None:
            raise UnknownArticle(
                f"There is no article with the id {article_id!r} here: `footnote source list` "
                "shows the ids."
            )
        return records.article(row)

    def unembedded(self, names: Sequence[str], model: str) -> tuple[Article, ...]:
        """Return the current articles that have no passage embedded by *model* yet."""
        there = sa.exists().where(_is_current(passages), passages.c.model == model)
        with self._database.read() as connection:
            return tuple(
                records.article(row) for row in connection.execute(_current(names).where(~there))
            )

    def embed(self, article: Article, model: str, embedded: Sequence[EmbeddedPassage]) -> None:
        """Store the passages of a stored article for one more *model*, replacing that model's."""
        with self._database.write() as connection:
            held = connection.scalar(
                sa.select(sources.c.collection).where(sources.c.article_id == article.id)
            )
            if held is None:
                return  # removed by another process meanwhile
            _move_generation(connection, held)
            connection.execute(
                passages.delete().where(
                    passages.c.article_id == article.id,
                    passages.c.version == article.version,
                    passages.c.model == model,
                )
            )
            _insert_passages(connection, article, model, embedded)


def _is_current(table: sa.Table) -> sa.ColumnElement[bool]:
    return sa.and_(
        table.c.article_id == sources.c.article_id, table.c.version == sources.c.current_version
    )


def _current(names: Sequence[str]) -> sa.Select[tuple[object, ...]]:
    return (
        sa.select(sources, article_versions)
        .join(article_versions, _is_current(article_versions))
        .where(sources.c.collection.in_(names))
        .order_by(sources.c.posted_at, sources.c.article_id)
    )


def _generations(connection: Connection, names: Sequence[str]) -> tuple[int, ...]:
    chosen = sa.select(collections).where(collections.c.name.in_(names))
    found = {row.name: row.generation for row in connection.execute(chosen)}
    return tuple(found.get(name, 0) for name in names)


def _articles(connection: Connection, names: Sequence[str]) -> tuple[Article, ...]:
    return tuple(records.article(row) for row in connection.execute(_current(names)))


def _passages(
    connection: Connection, names: Sequence[str], model: str
) -> tuple[StoredPassage, ...]:
    """Oldest post first, then as read: the order that equal scores are listed in."""
    chosen = (
        sa.select(passages)
        .join(sources, _is_current(passages))
        .where(sources.c.collection.in_(names), passages.c.model == model)
        .order_by(sources.c.posted_at, sources.c.article_id, passages.c.start)
    )
    return tuple(
        StoredPassage(row.article_id, row.start, row.end, row.vectors)
        for row in connection.execute(chosen)
    )


def _move_generation(connection: Connection, collection: str) -> None:
    moved = connection.execute(
        collections.update()
        .where(collections.c.name == collection)
        .values(generation=collections.c.generation + 1)
    )
    if moved.rowcount == 0:
        connection.execute(collections.insert().values(name=collection, generation=1))


def _refuse_duplicate(connection: Connection, collection: str, article: Article) -> None:
    same = _current([collection]).where(
        article_versions.c.body_sha256 == records.body_sha256(article.body)
    )
    row = connection.execute(same).first()
    if row is not None:
        held = records.article(row)
        raise SourceRefused(
            f"This article is already here as {held.id} "
            f"({held.metadata.title or held.source.name}): remove that one first to post it anew."
        )


def _current_version(connection: Connection, collection: str, article_id: str) -> int:
    version: int | None = connection.scalar(
        sa.select(sources.c.current_version).where(
            sources.c.collection == collection, sources.c.article_id == article_id
        )
    )
    if version is None:
        raise UnknownArticle(
            f"There is no article with the id {article_id!r} in the collection {collection!r}: "
            "`footnote source list` shows the ids."
        )
    return version


def _insert_version(
    connection: Connection, article: Article, model: str, embedded: Sequence[EmbeddedPassage]
) -> None:
    connection.execute(article_versions.insert().values(**records.version_row(article)))
    _insert_passages(connection, article, model, embedded)


def _insert_passages(
    connection: Connection, article: Article, model: str, embedded: Sequence[EmbeddedPassage]
) -> None:
    rows = [
        records.passage_row(article, model, each.start, each.end, each.vectors) for each in embedded
    ]
    if rows:
        connection.execute(passages.insert(), rows)
