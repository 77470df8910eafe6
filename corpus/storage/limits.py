"""Whether a server has room for one source more, and a moderator may post it now."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.errors import SourceRefused, gettext_noop
from corpus.limits import Limits
from corpus.storage.current_articles import is_current
from corpus.storage.schema import article_versions, sources, submissions

HOUR = timedelta(hours=1)
OFFERED = "offered"
"""The state of what nobody has asked to be read yet."""


SERVER_FULL = gettext_noop(
    "This server has {limit:,} sources, which is its limit: "
    "remove one you no longer need, then post this one again."
)


def check_room(connection: Connection, collection: str, limits: Limits, further: int = 0) -> None:
    """Return when *collection*, which is held, has room for *further* characters in one article.

    Raises:
        SourceRefused: It has not; the sentence tells the number.
    """
    held = connection.execute(
        sa.select(
            sa.func.count(),
            sa.func.coalesce(sa.func.sum(sa.func.length(article_versions.c.body)), 0),
        )
        .select_from(sources)
        .join(article_versions, is_current(article_versions))
        .where(sources.c.collection == collection)
    ).one()
    if held[0] >= limits.articles:
        raise SourceRefused(SERVER_FULL, limit=limits.articles)
    if held[1] + further > limits.characters:
        raise SourceRefused(
            "This server's sources may have {limit:,} characters together: "
            "remove one you no longer need, then post this one again.",
            limit=limits.characters,
        )


def check_size(characters: int, limits: Limits) -> None:
    """Return when one source may have so many *characters*; raise `SourceRefused` else."""
    if characters > limits.characters_each:
        raise SourceRefused(
            "This source has {length:,} characters, the limit for one is {limit:,}: "
            "post it in parts.",
            length=characters,
            limit=limits.characters_each,
        )


def check_pace(connection: Connection, collection: str, limits: Limits, actor: str | None) -> None:
    """Return when *actor* may post one more now to *collection*, which is held.

    Raises:
        SourceRefused: They may not; the sentence tells the number.
    """
    posted = connection.scalar(
        sa.select(sa.func.count())
        .select_from(submissions)
        .where(
            submissions.c.collection == collection,
            submissions.c.actor == actor,
            submissions.c.state != OFFERED,
            submissions.c.scheduled.is_(False),
            submissions.c.posted_at > datetime.now(UTC) - HOUR,
        )
    )
    if actor is not None and (posted or 0) >= limits.per_hour:
        raise SourceRefused(
            "You have posted {limit} sources within an hour, which is the limit: "
            "wait a little and go on.",
            limit=limits.per_hour,
        )
