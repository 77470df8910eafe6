"""Links that are checked of their own accord, daily or weekly, where a moderator asked for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import sqlalchemy as sa

from corpus.article import SourceKind
from corpus.errors import SourceRefused, UnknownArticle
from corpus.servers.shards import ALL, Shards
from corpus.storage.current_articles import is_article
from corpus.storage.database import Database
from corpus.storage.schema import collections, sources, submissions
from corpus.storage.versions import update_source
from corpus.submissions.submission import Posted, Submission, SubmissionState, insert


class Interval(StrEnum):
    """How often a link is checked."""

    DAILY = "daily"
    WEEKLY = "weekly"


_PERIODS = {Interval.DAILY: timedelta(days=1), Interval.WEEKLY: timedelta(weeks=1)}
_UNDECIDED = [
    each.value
    for each in (SubmissionState.QUEUED, SubmissionState.READING, SubmissionState.WAITING)
]


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often an article's link is checked, for which moderator, told in which channel."""

    every: Interval
    actor: str
    channel_id: str | None


class RefreshSchedules:
    """The schedules of every collection; none is set unless somebody asks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set(self, collection: str, article_id: str, schedule: Schedule | None) -> None:
        """Check the link of an article so, or no longer.

        Raises:
            UnknownArticle: The collection holds no article of that id.
            SourceRefused: It was not posted as a link.
        """
        chosen = sa.and_(
            is_article(sources, collection, article_id), sources.c.removed_at.is_(None)
        )
        values = {
            "check_every": schedule and schedule.every.value,
            "check_actor": schedule and schedule.actor,
            "check_channel": schedule and schedule.channel_id,
            "check_failed": None,
        }
        with self._database.write() as connection:
            kind = connection.scalar(sa.select(sources.c.kind).where(chosen))
            if kind is None:
                raise UnknownArticle("There is no such source: pick one from the list.")
            if kind != SourceKind.LINK.value:
                raise SourceRefused("Only links can be checked: this source was posted as a file.")
            connection.execute(sources.update().where(chosen).values(values))

    def get(self, collection: str) -> dict[str, Interval]:
        """Return how often the links of a collection are checked, by article."""
        chosen = sa.select(sources.c.article_id, sources.c.check_every).where(
            sources.c.collection == collection, sources.c.check_every.is_not(None)
        )
        with self._database.read() as connection:
            return {row.article_id: Interval(row.check_every) for row in connection.execute(chosen)}

    def take_due(self, now: datetime, shards: Shards = ALL) -> tuple[Submission, ...]:
        """Queue the checks of *shards* that are due, each once, and return them.

        The longest unchecked come first.

        An article whose last change nobody has decided on yet is left alone, and so is one that
        another process is at.
        """
        with self._database.write() as connection:
            due = connection.execute(_due(now, shards)).all()
            taken = []
            for row in due:
                posted = Posted(
                    SourceKind.LINK,
                    row.name,
                    row.posted_by or "",
                    row.check_actor,
                    row.check_channel,
                    replaces=row.article_id,
                    scheduled=True,
                )
                taken.append(insert(connection, row.collection, posted, SubmissionState.QUEUED))
                update_source(connection, row.collection, row.article_id, {"checked_at": now})
            return tuple(taken)

    def succeeded(self, collection: str, article_id: str) -> None:
        """Note that the page could be read: the next failure is told again."""
        self._note(collection, article_id, None)

    def fails(self, collection: str, article_id: str) -> bool:
        """Return whether the page could not be read the last time either, which was told then."""
        chosen = sa.select(sources.c.check_failed).where(
            is_article(sources, collection, article_id)
        )
        with self._database.read() as connection:
            return connection.scalar(chosen) is not None

    def failed(self, collection: str, article_id: str, reason: str) -> None:
        """Note why the page could not be read."""
        self._note(collection, article_id, reason)

    def _note(self, collection: str, article_id: str, reason: str | None) -> None:
        with self._database.write() as connection:
            update_source(connection, collection, article_id, {"check_failed": reason})


def _due(now: datetime, shards: Shards) -> sa.Select[tuple[object, ...]]:
    undecided = sa.exists().where(
        submissions.c.collection == sources.c.collection,
        submissions.c.replaces == sources.c.article_id,
        submissions.c.state.in_(_UNDECIDED),
    )
    ripe = [
        sa.and_(sources.c.check_every == every.value, sources.c.checked_at <= now - period)
        for every, period in _PERIODS.items()
    ]
    return (
        sa.select(sources)
        .join(collections, collections.c.name == sources.c.collection)
        .where(
            sources.c.check_every.is_not(None),
            shards.own(sources.c.collection),
            sources.c.removed_at.is_(None),
            collections.c.left_at.is_(None),
            sa.or_(sources.c.checked_at.is_(None), *ripe),
            ~undecided,
        )
        .order_by(sources.c.checked_at, sources.c.article_id)
        .with_for_update(of=sources, skip_locked=True)
    )
