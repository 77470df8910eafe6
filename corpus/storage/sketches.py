"""The statements by which articles are compared without reading their words."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.shingles import FORM, Sketch
from corpus.storage import records
from corpus.storage.current_articles import is_current
from corpus.storage.revisions import hold
from corpus.storage.schema import article_sketches, article_versions, sources
from corpus.storage.upserts import upsert

_READ_AT_ONCE = 100
"""Rows that a comparison holds in memory; each has four bytes for every word of its article."""

_SKETCHED = sa.and_(
    article_sketches.c.collection == article_versions.c.collection,
    article_sketches.c.article_id == article_versions.c.article_id,
    article_sketches.c.version == article_versions.c.version,
    article_sketches.c.form == FORM,
)
_CURRENT = sources.join(article_versions, is_current(article_versions))


class Version(NamedTuple):
    """One version of an article."""

    article_id: str
    version: int


class Compared(NamedTuple):
    """What an article is compared by; *hashes* is null where its sketch is not made yet."""

    article_id: str
    kind: str
    name: str
    url: str | None
    body_sha256: str
    shingles: int | None
    hashes: bytes | None


def compared_of(connection: Connection, collection: str) -> Iterator[Compared]:
    """Yield what the current articles are compared by, while it is read: oldest post first."""
    chosen = (
        sa.select(
            *(sources.c[name] for name in ("article_id", "kind", "name")),
            *(article_versions.c[name] for name in ("url", "body_sha256")),
            *(article_sketches.c[name] for name in ("shingles", "hashes")),
        )
        .select_from(_CURRENT.outerjoin(article_sketches, _SKETCHED))
        .where(sources.c.collection == collection)
        .order_by(sources.c.posted_at, sources.c.article_id)
    )
    options = {"yield_per": _READ_AT_ONCE}
    for row in connection.execute(chosen, execution_options=options):
        yield Compared(*row)


def unsketched(connection: Connection, collection: str, count: int) -> dict[Version, str]:
    """Return the bodies of up to *count* current articles whose sketch is not made yet."""
    chosen = (
        sa.select(sources.c.article_id, article_versions.c.version, article_versions.c.body)
        .select_from(_CURRENT)
        .where(sources.c.collection == collection, ~sa.exists().where(_SKETCHED))
        .limit(count)
    )
    return {Version(*version): body for *version, body in connection.execute(chosen)}


def store_sketches(connection: Connection, collection: str, made: Mapping[Version, Sketch]) -> None:
    """Keep the sketches of those versions that are still the current ones."""
    # Whoever changes articles moves this row first: so they wait for each other.
    hold(connection, collection)
    ids = [each.article_id for each in made]
    current = sa.select(sources.c.article_id, sources.c.current_version)
    theirs = sa.and_(sources.c.article_id.in_(ids), sources.c.collection == collection)
    rows = connection.execute(current.where(theirs)).all()
    for version in (Version(*row) for row in rows):
        if version in made:
            row = records.sketch_row(collection, *version, made[version])
            upsert(connection, article_sketches, row)
