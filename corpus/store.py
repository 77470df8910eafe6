"""Where articles are kept: whole or not at all, each in its collection, with its vectors."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from corpus import queries, records
from corpus.article import Article
from corpus.database import Database
from corpus.errors import UnknownArticle, UnknownCollection
from corpus.queries import EmbeddedPassage, StoredPassage
from corpus.schema import collections, passages, sources

OPERATOR = "operator"
"""The collection of the operator's own articles, which every server may search."""


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
            return queries.generations_of(connection, names)

    def add(
        self, collection: str, article: Article, model: str, embedded: Sequence[EmbeddedPassage]
    ) -> None:
        """Store *article* whole, with its passages embedded by *model*.

        Raises:
            SourceRefused: The collection already holds an article with the same words.
        """
        with self._database.write() as connection:
            queries.move_generation(connection, collection)
            queries.refuse_duplicate(connection, collection, article)
            connection.execute(sources.insert().values(**records.source_row(collection, article)))
            queries.insert_version(connection, article, model, embedded)

    def replace(
        self, collection: str, article: Article, model: str, embedded: Sequence[EmbeddedPassage]
    ) -> Article:
        """Store *article* as the next version of the one with its id; return it with its number.

        Raises:
            UnknownArticle: The collection holds no article of that id.
        """
        with self._database.write() as connection:
            queries.move_generation(connection, collection)
            version = queries.current_version(connection, collection, article.id) + 1
            newer = replace(article, version=version)
            connection.execute(
                sources.update()
                .where(sources.c.article_id == article.id)
                .values(**records.source_row(collection, newer))
            )
            queries.insert_version(connection, newer, model, embedded)
        return newer

    def remove(self, collection: str, article_id: str) -> None:
        """Erase an article with all its versions; raise `UnknownArticle` if there is none."""
        with self._database.write() as connection:
            queries.move_generation(connection, collection)
            queries.current_version(connection, collection, article_id)
            connection.execute(sources.delete().where(sources.c.article_id == article_id))

    def state(self, names: Sequence[str], model: str) -> "State":
        """Return all that a search over *names* needs, as it stood at one moment."""
        with self._database.read() as connection:
            return State(
                queries.generations_of(connection, names),
                queries.articles_of(connection, names),
                queries.passages_of(connection, names, model),
            )

    def pieces(self, ids: Sequence[int]) -> dict[int, bytes]:
        """Return the word-piece vectors of stored passages by id, without those gone since."""
        with self._database.read() as connection:
            return queries.pieces_of(connection, ids)

    def articles(self, names: Sequence[str]) -> tuple[Article, ...]:
        """Return the current version of every article of the collections, oldest post first."""
        with self._database.read() as connection:
            return queries.articles_of(connection, names)

    def article(self, names: Sequence[str], article_id: str) -> Article:
        """Return the current version of one article; raise `UnknownArticle` if there is none."""
        chosen = queries.current(names).where(sources.c.article_id == article_id)
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
        there = sa.exists().where(queries.is_current(passages), passages.c.model == model)
        with self._database.read() as connection:
            return tuple(
                records.article(row)
                for row in connection.execute(queries.current(names).where(~there))
            )

    def embed(self, article: Article, model: str, embedded: Sequence[EmbeddedPassage]) -> None:
        """Store the passages of a stored article for one more *model*, replacing that model's."""
        with self._database.write() as connection:
            held = connection.scalar(
                sa.select(sources.c.collection).where(sources.c.article_id == article.id)
            )
            if held is None:
                return  # removed by another process meanwhile
            queries.move_generation(connection, held)
            connection.execute(
                passages.delete().where(
                    passages.c.article_id == article.id,
                    passages.c.version == article.version,
                    passages.c.model == model,
                )
            )
            queries.insert_passages(connection, article, model, embedded)
