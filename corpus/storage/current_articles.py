"""The current version of each article: read whole, listed, or by what changed since."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.article import Article, Metadata, SourceKind
from corpus.errors import UnknownArticle
from corpus.storage import records
from corpus.storage.schema import article_versions, passages, sources

EVER = -1
"""Since this generation everything changed."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list tells of an article: *name* is its title, or else what its source is called."""

    id: str
    name: str
    publication: str | None
    kind: SourceKind
    published: date | None
    authors: tuple[str, ...]
    posted_by: str | None
    posted_at: datetime

    @property
    def metadata(self) -> Metadata:
        """Return what the article states of itself, as far as it is listed."""
        return Metadata(self.name, self.authors, self.publication, self.published)


def is_current(table: sa.Table) -> sa.ColumnElement[bool]:
    """Return the condition that a row of *table* is of the current version of an article there."""
    return sa.and_(
        table.c.collection == sources.c.collection,
        table.c.article_id == sources.c.article_id,
        table.c.version == sources.c.current_version,
        sources.c.removed_at.is_(None),
    )


def is_article(table: sa.Table, collection: str, article_id: str) -> sa.ColumnElement[bool]:
    """Return the condition that a row of *table* is of an article of *collection*.

    Two collections may have one id: by the id alone a row may be another server's.
    """
    return sa.and_(table.c.collection == collection, table.c.article_id == article_id)


# Asked with every question, or with the first of a server: building a statement anew would take
# longer than asking it.
NAMES: sa.BindParameter[Sequence[str]] = sa.bindparam("names", expanding=True)
OF_MODEL = passages.c.model == sa.bindparam("model")
SINCE = sources.c.generation > sa.bindparam("since")
"""What was changed since a generation, and since `EVER` everything."""
CURRENT = (
    sa.select(sources, article_versions)
    .join(article_versions, is_current(article_versions))
    .where(sources.c.collection.in_(NAMES))
    .order_by(sources.c.posted_at, sources.c.article_id)
)
_HELD = (
    sa.select(sources.c.article_id)
    .where(sources.c.collection.in_(NAMES), sources.c.removed_at.is_(None))
    .limit(1)
)
_CHOSEN = CURRENT.where(sources.c.article_id.in_(sa.bindparam("ids", expanding=True)))
_LISTED = (
    sa.select(
        *(sources.c[name] for name in ("article_id", "name", "kind", "posted_by", "posted_at")),
        *(article_versions.c[name] for name in ("title", "publication", "published", "authors")),
    )
    .join(article_versions, is_current(article_versions))
    .where(sources.c.collection.in_(NAMES))
    .order_by(sources.c.posted_at, sources.c.article_id)
)
_ARTICLE = CURRENT.where(sources.c.article_id == sa.bindparam("article_id"))
_CURRENT_SINCE = CURRENT.where(SINCE)
_CHANGED_SINCE = sa.select(sources.c.article_id).where(sources.c.collection.in_(NAMES), SINCE)
_UNEMBEDDED = _CURRENT_SINCE.where(~sa.exists().where(is_current(passages), OF_MODEL))


def hold_any(connection: Connection, names: Sequence[str]) -> bool:
    """Return whether the collections hold a current article."""
    return connection.execute(_HELD, {"names": names}).first() is not None


def articles_of(connection: Connection, names: Sequence[str]) -> tuple[Article, ...]:
    """Return the current articles of the collections, oldest post first."""
    return _articles(connection.execute(CURRENT, {"names": names}))


def articles_since(connection: Connection, name: str, since: int) -> tuple[Article, ...]:
    """Return the current articles of *name* that changed since a generation, oldest post first."""
    return _articles(connection.execute(_CURRENT_SINCE, {"names": [name], "since": since}))


def changed_since(connection: Connection, name: str, since: int) -> frozenset[str]:
    """Return the ids of what was added, replaced, withdrawn or taken back since a generation."""
    return frozenset(connection.scalars(_CHANGED_SINCE, {"names": [name], "since": since}))


def articles_by_id(
    connection: Connection, names: Sequence[str], ids: Collection[str]
) -> dict[str, Article]:
    """Return the current articles of *ids* in the collections, without those that are not there."""
    found = _articles(connection.execute(_CHOSEN, {"names": names, "ids": list(ids)}))
    return {each.id: each for each in found}


def listed_of(connection: Connection, names: Sequence[str]) -> tuple[Listed, ...]:
    """Return what a list tells of the current articles, without reading their words."""
    return tuple(
        Listed(
            row.article_id,
            row.title or row.name,
            row.publication,
            SourceKind(row.kind),
            row.published,
            tuple(row.authors),
            row.posted_by,
            row.posted_at,
        )
        for row in connection.execute(_LISTED, {"names": names})
    )


def unembedded_of(
    connection: Connection, names: Sequence[str], model: str, since: int = EVER
) -> tuple[Article, ...]:
    """Return the articles that have no passage embedded by *model*, of those changed *since*."""
    asked = {"names": names, "model": model, "since": since}
    return _articles(connection.execute(_UNEMBEDDED, asked))


def article_of(connection: Connection, names: Sequence[str], article_id: str) -> Article:
    """Return the current version of one article; raise `UnknownArticle` if there is none."""
    chosen = {"names": names, "article_id": article_id}
    row = connection.execute(_ARTICLE, chosen).one_or_none()
    if row is None:
        raise UnknownArticle(
            "There is no article with the id {article!r} here: the list of sources shows the ids.",
            article=article_id,
        )
    return records.article(row)


def _articles(rows: Iterable[sa.Row[Any]]) -> tuple[Article, ...]:
    return tuple(map(records.article, rows))
