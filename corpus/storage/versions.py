"""The versions of an article: under which id and number the next one is written."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.article import Article
from corpus.drafts import article_id, body_sha256
from corpus.errors import SourceRefused, UnknownArticle
from corpus.shingles import Sketch
from corpus.storage import records
from corpus.storage.current_articles import CURRENT, is_article
from corpus.storage.schema import article_sketches, article_versions, passages, sources
from corpus.storage.stored_passages import EmbeddedPassage, insert_passages


def refuse_duplicate(
    connection: Connection, collection: str, article: Article, besides: str | None = None
) -> None:
    """Raise `SourceRefused` when *collection* holds the words of *article*, *besides* one id."""
    same = CURRENT.where(article_versions.c.body_sha256 == body_sha256(article.body))
    if besides is not None:
        same = same.where(sources.c.article_id != besides)
    row = connection.execute(same, {"names": [collection]}).first()
    if row is not None:
        held = records.article(row)
        raise SourceRefused(
            "This article is already here as {article} ({title}): remove that one first to post "
            "it anew.",
            article=held.id,
            title=held.metadata.title or held.source.name,
        )


def place_of(connection: Connection, collection: str, article: Article) -> tuple[str, int]:
    """Return under which id *article* is stored, and as which version.

    A withdrawn one comes back as its next version. An id of its words may be that of an article
    which began with them and came to others: then it is the next such id.
    """
    key, others = article.id, 0
    while (held := _standing(connection, collection, key)) and held.removed_at is None:
        others += 1
        key = article_id(collection, article.body, others)
    return key, held.current_version + 1 if held else 1


def _standing(connection: Connection, collection: str, article_id: str) -> sa.Row[Any, Any] | None:
    kept = sources.c
    return connection.execute(
        sa.select(kept.current_version, kept.removed_at).where(
            kept.collection == collection, kept.article_id == article_id
        )
    ).one_or_none()


def current_version(connection: Connection, collection: str, article_id: str) -> int:
    """Return the number of an article's current version; raise `UnknownArticle` if none."""
    version: int | None = connection.scalar(
        sa.select(sources.c.current_version).where(
            is_article(sources, collection, article_id), sources.c.removed_at.is_(None)
        )
    )
    if version is None:
        raise UnknownArticle(
            "There is no article with the id {article!r} in the collection {collection!r}: "
            "the list of sources shows the ids.",
            article=article_id,
            collection=collection,
        )
    return version


def insert_version(
    connection: Connection,
    collection: str,
    article: Article,
    model: str,
    embedded: Sequence[EmbeddedPassage],
) -> None:
    """Write one version of *article*, its sketch and passages; those of earlier versions go."""
    for table in (passages, article_sketches):
        its = is_article(table, collection, article.id)
        connection.execute(table.delete().where(its))
    version = records.version_row(collection, article)
    connection.execute(article_versions.insert().values(**version))
    sketch = records.sketch_row(collection, article.id, article.version, Sketch.of(article.body))
    connection.execute(article_sketches.insert().values(**sketch))
    insert_passages(connection, collection, article, model, embedded)


def update_source(
    connection: Connection, collection: str, article_id: str, values: Mapping[str, object]
) -> None:
    """Change *values* of what is said of an article's source."""
    its = is_article(sources, collection, article_id)
    connection.execute(sources.update().where(its).values(values))
