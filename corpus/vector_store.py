"""Where the vectors of articles are kept, beside the passages that they were made of."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial

import sqlalchemy as sa

from corpus.article import Article
from corpus.searched_text import SearchedKey
from corpus.storage.current_articles import (
    EVER,
    articles_since,
    changed_since,
    is_article,
    unembedded_of,
)
from corpus.storage.database import Database
from corpus.storage.revisions import Revision, move_generation, revisions_of
from corpus.storage.schema import passages, sources
from corpus.storage.stored_passages import (
    EmbeddedPassage,
    StoredPassage,
    insert_passages,
    passages_of,
    pieces_of,
    vectors_by_id,
    vectors_of,
)
from corpus.storage.versions import update_source


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


class VectorStore:
    """Passages with their vectors, on one database: what an index is made from, and follows."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def revisions(self, names: Sequence[str]) -> tuple[Revision, ...]:
        """Return where each collection of *names* stands: what an index in memory is told by."""
        with self._database.read() as connection:
            return revisions_of(connection, names)

    @contextmanager
    def reading(
        self, collection: str, model: str, since: Revision | None = None
    ) -> Iterator[State]:
        """Yield all that a search over *collection* needs; it can be read until this ends.

        Where *since* is given and the changes from there are told article by article, it is what
        changed.
        """
        with self._database.read() as connection:
            (now,) = revisions_of(connection, (collection,))
            first = since.generation if since is not None and since.leads_to(now) else None
            read = EVER if first is None else first
            yield State(
                now,
                articles_since(connection, collection, read),
                passages_of(connection, (collection,), model, read),
                partial(vectors_by_id, connection),
                None if first is None else changed_since(connection, collection, first),
                unembedded_of(connection, (collection,), model, read),
            )

    def known_vectors(
        self, collection: str, article_id: str, model: str
    ) -> dict[SearchedKey, EmbeddedPassage]:
        """Return the passages of an article's current version by what was encoded of them."""
        with self._database.read() as connection:
            return vectors_of(connection, collection, article_id, model)

    def pieces(self, ids: Sequence[int]) -> dict[int, bytes]:
        """Return the word-piece vectors of stored passages by id, without those gone since."""
        with self._database.read() as connection:
            return pieces_of(connection, ids)

    def embed(
        self, collection: str, article: Article, model: str, embedded: Sequence[EmbeddedPassage]
    ) -> None:
        """Store the passages of a stored article for one more *model*, replacing that model's."""
        its = is_article(sources, collection, article.id)
        with self._database.write() as connection:
            if connection.scalar(sa.select(sources.c.article_id).where(its)) is None:
                return  # removed by another process meanwhile
            generation = move_generation(connection, collection)
            update_source(connection, collection, article.id, {"generation": generation})
            connection.execute(
                passages.delete().where(
                    is_article(passages, collection, article.id),
                    passages.c.version == article.version,
                    passages.c.model == model,
                )
            )
            insert_passages(connection, collection, article, model, embedded)

    def telling(self) -> AbstractContextManager[None]:
        """Return where what was read is made into something, see `Database.telling`."""
        return self._database.telling()
