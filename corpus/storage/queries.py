"""The statements that the store is made of, each on a connection that the store opened."""

import secrets
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.article import Article, Metadata, SourceKind
from corpus.drafts import article_id, body_sha256
from corpus.errors import SourceRefused, UnknownArticle
from corpus.paragraph_json import paragraph_of
from corpus.searched_text import SearchedKey, searched_text
from corpus.shingles import Sketch
from corpus.storage import records
from corpus.storage.schema import (
    article_sketches,
    article_versions,
    collections,
    passages,
    sources,
)
from corpus.storage.upserts import insert_new

_READ_AT_ONCE = 1000
"""Rows that a long listing holds in memory."""

EVER = -1
"""Since this generation everything changed."""

_ORIGIN_BYTES = 8
"""Drawn for each collection: two that are alike would have to be of one name."""


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


@dataclass(frozen=True, slots=True)
class Revision:
    """Where a collection stands: its *generation*, and the *line* that it came to it on.

    On one line each change stands at the article that was changed. It is another one when the
    collection was erased and made anew, or when a Footnote of before, which knows of no lines,
    changed something.
    """

    generation: int
    line: str = ""

    def leads_to(self, later: "Revision") -> bool:
        """Return whether the changes from here to *later* can be told article by article."""
        return self.line == later.line and self.generation <= later.generation


UNWRITTEN = Revision(0)


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list tells of an article: *name* is its title, or else what its source is called."""

    id: str
    name: str
    publication: str | None
    kind: SourceKind
    published: date | None = None
    authors: tuple[str, ...] = ()

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


# Asked with every question, or with the first of a server: building a statement anew would take
# longer than asking it.
_NAMES: sa.BindParameter[Sequence[str]] = sa.bindparam("names", expanding=True)
_KNOWN = sa.select(collections.c.name).where(collections.c.name == sa.bindparam("name"))
# Rows that refer to this one may still be written: its name does not change.
_HOLDING = _KNOWN.with_for_update(key_share=True)
_NAMED = sa.select(collections).where(collections.c.name.in_(_NAMES))
_SINCE = sources.c.generation > sa.bindparam("since")
"""What was changed since a generation, and since -1 everything."""
_CURRENT = (
    sa.select(sources, article_versions)
    .join(article_versions, is_current(article_versions))
    .where(sources.c.collection.in_(_NAMES))
    .order_by(sources.c.posted_at, sources.c.article_id)
)
_HELD = (
    sa.select(sources.c.article_id)
    .where(sources.c.collection.in_(_NAMES), sources.c.removed_at.is_(None))
    .limit(1)
)
_CHOSEN = _CURRENT.where(sources.c.article_id.in_(sa.bindparam("ids", expanding=True)))
_LISTED = (
    sa.select(
        *(sources.c[name] for name in ("article_id", "name", "kind")),
        *(article_versions.c[name] for name in ("title", "publication", "published", "authors")),
    )
    .join(article_versions, is_current(article_versions))
    .where(sources.c.collection.in_(_NAMES))
    .order_by(sources.c.posted_at, sources.c.article_id)
)
_ARTICLE = _CURRENT.where(sources.c.article_id == sa.bindparam("article_id"))
_OF_MODEL = passages.c.model == sa.bindparam("model")
_CURRENT_SINCE = _CURRENT.where(_SINCE)
_CHANGED_SINCE = sa.select(sources.c.article_id).where(sources.c.collection.in_(_NAMES), _SINCE)
_UNEMBEDDED = _CURRENT_SINCE.where(~sa.exists().where(is_current(passages), _OF_MODEL))
_PASSAGES = (
    sa.select(*(passages.c[name] for name in ("id", "article_id", "start", "end")))
    .join(sources, is_current(passages))
    .where(sources.c.collection.in_(_NAMES), _OF_MODEL, _SINCE)
    .order_by(sources.c.posted_at, sources.c.article_id, passages.c.start)
)
_OF_IDS = passages.c.id.in_(sa.bindparam("ids", expanding=True))
_VECTORS = sa.select(passages.c.id, passages.c.vectors).where(_OF_IDS)
_PIECES = sa.select(passages.c.id, passages.c.pieces).where(_OF_IDS)


def generations_of(connection: Connection, names: Sequence[str]) -> tuple[int, ...]:
    """Return the generation of each collection of *names*; 0 for one never written."""
    return tuple(each.generation for each in revisions_of(connection, names))


def revisions_of(connection: Connection, names: Sequence[str]) -> tuple[Revision, ...]:
    """Return where each collection of *names* stands; `UNWRITTEN` for one never written."""
    rows = connection.execute(_NAMED, {"names": names})
    found = {
        row.name: Revision(row.generation, f"{row.origin} {row.generation - row.told}")
        for row in rows
    }
    return tuple(found.get(name, UNWRITTEN) for name in names)


def hold_any(connection: Connection, names: Sequence[str]) -> bool:
    """Return whether the collections hold a current article."""
    return connection.execute(_HELD, {"names": names}).first() is not None


def articles_of(connection: Connection, names: Sequence[str]) -> tuple[Article, ...]:
    """Return the current articles of the collections, oldest post first."""
    return _articles(connection.execute(_CURRENT, {"names": names}))


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
    connection: Connection, article_id: str, model: str
) -> dict[SearchedKey, EmbeddedPassage]:
    """Return the passages of an article's current version by what they are searched by."""
    version = (
        sa.select(article_versions.c.body, article_versions.c.paragraphs)
        .join(sources, is_current(article_versions))
        .where(sources.c.article_id == article_id)
    )
    held = connection.execute(version).one_or_none()
    if held is None:
        return {}
    paragraphs = tuple(map(paragraph_of, held.paragraphs))
    chosen = (
        sa.select(passages)
        .join(sources, is_current(passages))
        .where(passages.c.article_id == article_id, passages.c.model == model)
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


def mention(connection: Connection, collection: str) -> None:
    """Note that *collection* exists, so that its data is erased when its server is left."""
    if connection.scalar(_KNOWN, {"name": collection}) is None:
        insert_new(connection, collections, _new_collection(collection))


def hold(connection: Connection, collection: str) -> None:
    """Make whoever else changes *collection* wait until the transaction ends.

    What is counted afterwards, to be kept below a limit, is not made more by others meanwhile.
    On SQLite there is one writer at a time anyway.
    """
    mention(connection, collection)
    connection.execute(_HOLDING, {"name": collection})


def move_generation(connection: Connection, collection: str) -> int:
    """Move the generation of *collection* on, making the collection if it is new; return it.

    Whoever moves it writes it to the article that is changed in the same transaction, and makes
    whoever else moves it wait until that ends.
    """
    mention(connection, collection)
    moved = connection.execute(
        collections.update()
        .where(collections.c.name == collection)
        .values(generation=collections.c.generation + 1, told=collections.c.told + 1)
        .returning(collections.c.generation)
    )
    return int(moved.scalar_one())


def _new_collection(name: str) -> dict[str, Any]:
    """Return the row of a collection that there was not before."""
    return {"name": name, "generation": 0, "told": 0, "origin": secrets.token_hex(_ORIGIN_BYTES)}


def refuse_duplicate(
    connection: Connection, collection: str, article: Article, besides: str | None = None
) -> None:
    """Raise `SourceRefused` when *collection* holds the words of *article*, *besides* one id."""
    same = _CURRENT.where(article_versions.c.body_sha256 == body_sha256(article.body))
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
            sources.c.collection == collection,
            sources.c.article_id == article_id,
            sources.c.removed_at.is_(None),
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
        its = sa.and_(table.c.article_id == article.id, table.c.collection == collection)
        connection.execute(table.delete().where(its))
    version = records.version_row(collection, article)
    connection.execute(article_versions.insert().values(**version))
    sketch = records.sketch_row(collection, article.id, article.version, Sketch.of(article.body))
    connection.execute(article_sketches.insert().values(**sketch))
    insert_passages(connection, collection, article, model, embedded)


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


def _articles(rows: Iterable[sa.Row[Any]]) -> tuple[Article, ...]:
    return tuple(map(records.article, rows))
