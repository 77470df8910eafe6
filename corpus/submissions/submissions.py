"""What moderators have posted and not yet decided on; it outlives a crash, and is never searched.

A submission is queued, read (`queue.py`), and waits for its moderator; publishing it closes it in
the same transaction that stores the article. Closed ones are kept for an hour, to be counted.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from corpus.article import Metadata
from corpus.draft_json import draft_object
from corpus.errors import UnknownSubmission
from corpus.left_out import exchanged
from corpus.limits import Limits
from corpus.storage.database import Database
from corpus.storage.limits import HOUR
from corpus.storage.schema import submissions
from corpus.submissions.submission import (
    OPEN,
    Posted,
    Submission,
    SubmissionState,
    admit,
    close,
    move,
    open_one,
    submission_of,
)

KEPT_FOR = timedelta(days=7)
"""How long a submission waits for its moderator, and a failure stays in the list."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a list of suggestions tells of a submission."""

    id: str
    name: str
    state: SubmissionState


class Submissions:
    """The submissions of every collection, as moderators see them and decide on them."""

    def __init__(self, database: Database, limits: Limits | None = None) -> None:
        self._database = database
        self._limits = limits or Limits()

    def submit(self, collection: str, posted: Posted) -> Submission:
        """Keep *posted* and return it, queued; raise `SourceRefused` beyond the limits."""
        with self._database.write() as connection:
            return admit(connection, collection, posted, self._limits)

    def restate(self, collection: str, key: str, metadata: Metadata) -> Submission:
        """Give a waiting submission other *metadata* and return it."""
        with self._database.write() as connection:
            held = open_one(connection, key, collection, hold=True)
            if held.draft is None:
                raise UnknownSubmission
            guessed = held.draft.guessed.without(metadata.known)
            stated = replace(held.draft, metadata=metadata, guessed=guessed)
            changed = draft_object(stated)
            move(connection, key, SubmissionState.WAITING, draft=changed)
            return open_one(connection, key)

    def exchange(self, collection: str, key: str) -> Submission:
        """Take in what was left out of a waiting submission, or leave it out again; return it."""
        with self._database.write() as connection:
            held = open_one(connection, key, collection, hold=True)
            if held.draft is None:
                raise UnknownSubmission
            changed = draft_object(exchanged(held.draft))
            move(connection, key, SubmissionState.WAITING, draft=changed)
            return open_one(connection, key)

    def get(self, collection: str, key: str) -> Submission:
        """Return an open submission of *collection*; raise `UnknownSubmission` if none."""
        with self._database.read() as connection:
            return open_one(connection, key, collection)

    def open(self, collection: str, keys: Collection[str]) -> tuple[Submission, ...]:
        """Return those of *keys* that are open submissions of *collection*, newest first."""
        chosen = (
            sa.select(submissions)
            .where(submissions.c.collection == collection, submissions.c.state.in_(OPEN))
            .where(submissions.c.id.in_(keys))
            .order_by(submissions.c.posted_at.desc(), submissions.c.id)
        )
        with self._database.read() as connection:
            return tuple(submission_of(row) for row in connection.execute(chosen))

    def named(self, collection: str) -> tuple[Named, ...]:
        """Return the open submissions of *collection* by name, newest first, without words."""
        kept = submissions.c
        chosen = (
            sa.select(kept.id, kept.name, kept.state)
            .where(kept.collection == collection, kept.state.in_(OPEN))
            .order_by(kept.posted_at.desc(), kept.id)
        )
        with self._database.read() as connection:
            rows = connection.execute(chosen).all()
        return tuple(Named(row.id, row.name, SubmissionState(row.state)) for row in rows)

    def cancel(self, collection: str, key: str) -> None:
        """Close a submission without publishing it; raise `UnknownSubmission` if it was closed."""
        with self._database.write() as connection:
            open_one(connection, key, collection)
            close(connection, collection, key)

    def forget_old(self) -> None:
        """Erase what was closed an hour ago, and what nobody decided on within `KEPT_FOR`.

        What is still to be told of what was closed stays until then, too.
        """
        now = datetime.now(UTC)
        closed = sa.and_(
            submissions.c.state == SubmissionState.CLOSED.value,
            submissions.c.claimed_until.is_(None),
        )
        with self._database.erase() as connection:
            connection.execute(
                submissions.delete().where(
                    sa.or_(
                        submissions.c.posted_at < now - KEPT_FOR,
                        sa.and_(closed, submissions.c.posted_at < now - HOUR),
                    )
                )
            )
