"""The passages of articles with their vectors, by the model that made them."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.article import Article
from corpus.paragraph_json import paragraph_of
from corpus.searched_text import SearchedKey, searched_text
from corpus.storage import records
from corpus.storage.current_articles import EVER, NAMES, OF_MODEL, SINCE, is_article, is_current
from corpus.storage.schema import article_versions, passages, sources

_READ_AT_ONCE = 1000
"""Rows that a long listing holds in memory."""


@dataclass(frozen=True, slots=True)
class EmbeddedPassage:
    """A passage with its vectors, as bytes of float32 rows: the passage, then its sentences.

    *pieces* are the vectors of its word pieces, in the form that made them.
    """

    start: int
    end: int
    vectors: bytes
    pieces: bytes = b""


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """Where an embedded passage stands: its id, and the slice of its article's current version.

    What was embedded is read by id: vectors in batches (`vectors_by_id`), and the pieces, of
    which there are many, for the few passages that are looked at (`pieces_of`).
    """

    id: int
    article_id: str
    start: int
    end: int


_PASSAGES = (
    sa.select(*(passages.c[name] for name in ("id", "article_id", "start", "end")))
    .join(sources, is_current(passages))
    .where(sources.c.collection.in_(NAMES), OF_MODEL, SINCE)
    .order_by(sources.c.posted_at, sources.c.article_id, passages.c.start)
)
_OF_IDS = passages.c.id.in_(sa.bindparam("ids", expanding=True))
_VECTORS = sa.select(passages.c.id, passages.c.vectors).where(_OF_IDS)
_PIECES = sa.select(passages.c.id, passages.c.pieces).where(_OF_IDS)


def passages_of(
    connection: Connection, names: Sequence[str], model: str, since: int = EVER
) -> Iterator[StoredPassage]:
    """Yield the passages of articles changed *since*, while they are read: oldest post first.

    This is the order that equal scores are listed in.
    """
    asked = {"names": names, "model": model, "since": since}
    rows = connection.execute(_PASSAGES, asked, execution_options={"yield_per": _READ_AT_ONCE})
    for row in rows:
        yield StoredPassage(*row)


def vectors_by_id(connection: Connection, ids: Sequence[int]) -> dict[int, bytes]:
    """Return the vectors of the passages of *ids*; as many at once as memory has room for."""
    return {row.id: row.vectors for row in connection.execute(_VECTORS, {"ids": ids})}


def vectors_of(
    connection: Connection, collection: str, article_id: str, model: str
) -> dict[SearchedKey, EmbeddedPassage]:
    """Return the passages of an article's current version by what they are searched by."""
    version = (
        sa.select(article_versions.c.body, article_versions.c.paragraphs)
        .join(sources, is_current(article_versions))
        .where(is_article(sources, collection, article_id))
    )
    held = connection.execute(version).one_or_none()
    if held is None:
        return {}
    paragraphs = tuple(map(paragraph_of, held.paragraphs))
    chosen = (
        sa.select(passages)
        .join(sources, is_current(passages))
        .where(
            is_article(passages, collection, article_id),
            passages.c.model == model,
        )
    )
    return {
        searched_text(held.body, paragraphs, row.start, row.end).key: EmbeddedPassage(
            row.start, row.end, row.vectors, row.pieces or b""
        )
        for row in connection.execute(chosen)
    }


def pieces_of(connection: Connection, ids: Sequence[int]) -> dict[int, bytes]:
    """Return the word-piece vectors of the passages of *ids* that are still there."""
    found = connection.execute(_PIECES, {"ids": ids})
    return {row.id: row.pieces for row in found if row.pieces}


def insert_passages(
    connection: Connection,
    collection: str,
    article: Article,
    model: str,
    embedded: Sequence[EmbeddedPassage],
) -> None:
    """Write the passages of *article* that *model* embedded."""
    rows = [records.passage_row(collection, article, model) | asdict(each) for each in embedded]
    if rows:
        connection.execute(passages.insert(), rows)
