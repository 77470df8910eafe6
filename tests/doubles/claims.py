"""A process that was killed: what it claimed is free for others, as when its lease has ended."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from corpus.storage.claimant import Claimant
from corpus.storage.database import Database
from corpus.storage.schema import (
    asked_questions,
    digests,
    gap_reviews,
    gaps,
    greetings,
    submissions,
    wishes,
)

CLAIMED = (asked_questions, digests, gap_reviews, gaps, greetings, submissions, wishes)
SENT = (digests, gaps, greetings, submissions, wishes)


def end_process(database: Database) -> None:
    """Let all claims lapse, as if their process had been killed; *database* is another's now."""
    with database.write() as connection:
        for table in CLAIMED:
            claimed = table.update().where(table.c.claimed_until.is_not(None))
            connection.execute(claimed.values(claimed_until=datetime.now(UTC) - timedelta(1)))
    database.claimant = Claimant()


def pass_time(database: Database, minutes: float) -> None:
    """Have what is being sent begun earlier by *minutes*, and what was put off due earlier."""
    with database.write() as connection:
        for table in SENT:
            for row in connection.execute(sa.select(table)).mappings().all():
                its = sa.and_(*(each == row[each.name] for each in table.primary_key))
                began, until = row["sending_since"], row["claimed_until"]
                values = {"sending_since": began and began - timedelta(minutes=minutes)}
                if row["claimed_by"] is None:
                    values["claimed_until"] = until and until - timedelta(minutes=minutes)
                connection.execute(table.update().where(its).values(values))


def unend(database: Database, table: sa.Table) -> None:
    """Have it that the process of *database* sent what *table* tells of, and was killed then."""
    claimed = {"claimed_by": database.claimant.id, "claimed_until": datetime.now(UTC)}
    with database.write() as connection:
        connection.execute(table.update().values(claimed))
