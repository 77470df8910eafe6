"""What waits in the database to be done, whichever process will do it: for who measures the bot."""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from corpus.questions.notifications import NotificationState
from corpus.storage.database import Database
from corpus.storage.schema import submissions, wishes
from corpus.submissions.submission import SubmissionState

_OPEN = (SubmissionState.QUEUED, SubmissionState.READING, SubmissionState.WAITING)


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many *submissions* of all servers are in each open state, and members to be told."""

    submissions: Mapping[SubmissionState, int]
    wishes_due: int


def backlog(database: Database) -> Backlog:
    """Return what waits now; raise `StoreUnavailable` when the database does not tell."""
    by_state = sa.select(submissions.c.state, sa.func.count()).group_by(submissions.c.state)
    due = sa.select(sa.func.count()).where(wishes.c.telling == NotificationState.DUE.value)
    with database.read() as connection:
        counts: dict[str, int] = dict(connection.execute(by_state).all())
        wished = connection.scalar(due) or 0
    return Backlog({each: counts.get(each.value, 0) for each in _OPEN}, wished)
