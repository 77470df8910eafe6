"""How often was asked and answered, by day: what remains when the questions are forgotten."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.storage.database import Database
from corpus.storage.schema import daily_citations, daily_counts
from corpus.storage.upserts import increase

CITATIONS_KEPT = timedelta(days=90)
"""How long it is known how often which passage was cited; the digest looks back a week."""


@dataclass(frozen=True, slots=True)
class Cited:
    """The passage `body[start:end]` that an answer quoted."""

    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DayCounts:
    """How many questions of one day were asked, answered, found helpful and not."""

    day: date
    asked: int
    answered: int
    helpful: int
    not_helpful: int


class DailyCounts:
    """The counts of every collection; they tell of nobody."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def between(self, collection: str, first: date, last: date) -> tuple[DayCounts, ...]:
        """Return the counts of the days from *first* to *last*, of all that had any."""
        chosen = (
            sa.select(daily_counts)
            .where(
                daily_counts.c.collection == collection,
                daily_counts.c.day.between(first, last),
            )
            .order_by(daily_counts.c.day)
        )
        with self._database.read() as connection:
            return tuple(
                DayCounts(row.day, row.asked, row.answered, row.helpful, row.not_helpful)
                for row in connection.execute(chosen)
            )

    def most_cited(
        self, collection: str, first: date, last: date, limit: int
    ) -> tuple[tuple[Cited, int], ...]:
        """Return the *limit* passages cited most from *first* to *last*, and how often each."""
        place = daily_citations.c
        times = sa.func.sum(place.times).label("times")
        chosen = (
            sa.select(place.article_id, place.start, place.end, times)
            .where(place.collection == collection, place.day.between(first, last))
            .group_by(place.article_id, place.start, place.end)
            .order_by(times.desc(), place.article_id, place.start)
            .limit(limit)
        )
        with self._database.read() as connection:
            return tuple(
                (Cited(row.article_id, row.start, row.end), row.times)
                for row in connection.execute(chosen)
            )


def count(connection: Connection, collection: str, **more: int) -> None:
    """Add *more*, named as the columns of `daily_counts`, to what is counted today."""
    key = {"collection": collection, "day": today()}
    nothing = dict.fromkeys(("asked", "answered", "helpful", "not_helpful"), 0)
    increase(connection, daily_counts, key | nothing | more)


def count_judgement(connection: Connection, collection: str, *, helpful: bool) -> None:
    """Add one answer that somebody found *helpful*, or not, to what is counted today."""
    count(connection, collection, helpful=int(helpful), not_helpful=int(not helpful))


def count_citations(connection: Connection, collection: str, cited: Sequence[Cited]) -> None:
    """Add one to how often each of *cited* was cited today."""
    for each in sorted(cited, key=astuple):  # in one order, so that no two wait for each other
        place = {"article_id": each.article_id, "start": each.start, "end": each.end}
        key = {"collection": collection, "day": today()} | place
        increase(connection, daily_citations, key | {"times": 1})


def drop_old_citations(connection: Connection) -> None:
    """Erase how often was cited what, of days that are long past."""
    past = daily_citations.c.day < today() - CITATIONS_KEPT
    connection.execute(daily_citations.delete().where(past))


def today() -> date:
    """Return the day in UTC."""
    return datetime.now(UTC).date()
