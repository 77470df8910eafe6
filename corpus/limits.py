"""What one server may hold and one moderator may post; the operator sets the numbers."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.errors import SourceRefused
from corpus.queries import is_current
from corpus.schema import article_versions, sources, submissions

HOUR = timedelta(hours=1)
_LENGTH = sa.func.length(article_versions.c.body)


@dataclass(frozen=True, slots=True)
class Limits:
    """*characters* counts the text of all articles; *per_hour* what one moderator posts."""

    articles: int = 1_000
    characters: int = 20_000_000
    per_hour: int = 60

    def check_room(self, connection: Connection, collection: str, further: int = 0) -> None:
        """Return when *collection* has room for *further* characters and one article more.

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
        if held[0] >= self.articles:
            raise SourceRefused(
                f"This server has {self.articles:,} sources, which is its limit: "
                "remove one you no longer need, then post this one again."
            )
        if held[1] + further > self.characters:
            raise SourceRefused(
                f"This server's sources may have {self.characters:,} characters together: "
                "remove one you no longer need, then post this one again."
            )

    def check_pace(self, connection: Connection, collection: str, actor: str | None) -> None:
        """Return when *actor* may post one more now; raise `SourceRefused` with the number else."""
        posted = connection.scalar(
            sa.select(sa.func.count())
            .select_from(submissions)
            .where(
                submissions.c.collection == collection,
                submissions.c.actor == actor,
                submissions.c.posted_at > datetime.now(UTC) - HOUR,
            )
        )
        if actor is not None and (posted or 0) >= self.per_hour:
            raise SourceRefused(
                f"You have posted {self.per_hour} sources within an hour, which is the limit: "
                "wait a little and go on."
            )
