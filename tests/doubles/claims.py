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
    """Have what is being sent begun earlier by *minutes*."""
    with database.write() as connection:
        for table in SENT:
            began = datetime.now(UTC) - timedelta(minutes=minutes)
            sending = table.update().where(table.c.sending_since.is_not(None))
            connection.execute(sending.values(sending_since=began))


def unend(database: Database, table: sa.Table) -> None:
    """Have it that the process of *database* sent what *table* tells of, and was killed then."""
    claimed = {"claimed_by": database.claimant.id, "claimed_until": datetime.now(UTC)}
    with database.write() as connection:
        connection.execute(table.update().values(claimed))
