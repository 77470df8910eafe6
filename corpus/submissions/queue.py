"""Which submissions are to be read, or told of, and by which process: each by one, and once.

The process that reads one has claimed it until somebody was told what came of it: what it leaves
behind that is killed between, another takes over.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from corpus.article import Draft
from corpus.draft_json import draft_object
from corpus.errors import gettext_noop
from corpus.left_out import within
from corpus.limits import Limits
from corpus.servers.shards import ALL, Shards
from corpus.storage import clock
from corpus.storage.claims import RELEASED, Claim, ClaimLost, has_lapsed, is_free
from corpus.storage.database import Database
from corpus.storage.limits import check_size
from corpus.storage.outgoing import Delivery, Outgoing, Sending
from corpus.storage.schema import submissions
from corpus.submissions.submission import (
    UNREAD,
    Posted,
    Submission,
    SubmissionState,
    admit,
    move,
    open_one,
    submission_of,
)

MOST_INTERRUPTIONS = 2
"""Times that a submission is begun and not ended before it is tried no more."""

MOST_PUT_OFF = 8
"""Times that a submission is put off before it counts as one that cannot be read: some 40 minutes,
beside those in which the database itself is away."""

INTERRUPTED = gettext_noop(
    "Reading this source was interrupted twice, so it is not tried again: post its text instead."
)


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What is to be read, or to be told of, by its id; with all its words it may be large."""

    id: str
    collection: str


class SubmissionQueue:
    """The submissions of every collection, as processes share them out, read and tell of them."""

    def __init__(self, database: Database, limits: Limits | None = None) -> None:
        self._database = database
        self._limits = limits or Limits()
        self._claims = Outgoing(database, submissions)

    def submit_begun(self, collection: str, posted: Posted) -> Submission:
        """Keep *posted* and return it, being read by the caller, whatever the queue is.

        Raises:
            SourceRefused: It is beyond the limits.
        """
        with self._database.write() as connection:
            kept = admit(connection, collection, posted, self._limits)
            values = self._claims.values(connection)
            move(connection, kept.id, SubmissionState.READING, **values)
            return open_one(connection, kept.id)

    def unsettled(
        self, shards: Shards = ALL, under_way: Collection[str] = ()
    ) -> tuple[Unsettled, ...]:
        """Return what of *shards* is to be read or told and no process is at, oldest first.

        That is all but what is *under_way* here, by its id.
        """
        kept = submissions.c
        with self._database.read() as connection:
            now = clock.now(connection)
            theirs = sa.and_(shards.own(kept.collection), kept.id.not_in(under_way))
            chosen = sa.select(kept.id, kept.collection).where(_is_unsettled(now), theirs)
            rows = connection.execute(chosen.order_by(kept.posted_at, kept.id))
            return tuple(Unsettled(row.id, row.collection) for row in rows)

    def begin(self, key: str) -> Submission | None:
        """Claim a submission and return it, now being read; `None` if another process is at it.

        What a process left behind that was killed while it read has failed if that happened
        `MOST_INTERRUPTIONS` times: it may be what ended the process. What one left that had read
        it, and not told so, is returned as it is.

        Raises:
            UnknownSubmission: It was cancelled.
        """
        with self._database.write() as connection:
            unsettled = _is_unsettled(clock.now(connection))
            row = self._claims.take(connection, sa.and_(submissions.c.id == key, unsettled))
            if row is None:
                open_one(connection, key)
                return None
            _begin(connection, row)
            chosen = sa.select(submissions).where(submissions.c.id == key)
            return submission_of(connection.execute(chosen).one())

    def claim(self, key: str) -> Claim:
        """Return the claim on what is being read, to be renewed."""
        return self._claims.claim(submissions.c.id == key)

    def read(
        self, key: str, draft: Draft, etag: str | None = None, last_modified: str | None = None
    ) -> Submission:
        """Keep what was read and return the submission, which waits for its moderator now.

        Raises:
            SourceRefused: It is longer than one source may be.
            ClaimLost: Another process reads it.
            UnknownSubmission: It was cancelled meanwhile.
        """
        check_size(len(draft.body), self._limits)
        found: dict[str, Any] = {"draft": draft_object(within(draft, self._limits.characters_each))}
        validators = {"etag": etag, "last_modified": last_modified}
        return self._end(key, SubmissionState.WAITING, **found, **validators)

    def fail(self, key: str, reason: str) -> Submission:
        """Keep why a submission could not be read, and return it; raise as `read` does."""
        return self._end(key, SubmissionState.FAILED, reason=reason)

    def drop(self, key: str, reason: str) -> Submission:
        """Close what was read to no purpose, for *reason*; return it, and raise as `read` does."""
        return self._end(key, SubmissionState.CLOSED, reason=reason)

    def begin_telling(self, key: str) -> Sending | None:
        """Return the right by which the caller tells now, in a message, what came of a submission.

        It is `None` where another process does.
        """
        with self._database.write() as connection:
            return self._claims.begin_sending(connection, submissions.c.id == key)

    def told(self, key: str, outcome: Delivery = Delivery.SENT) -> None:
        """Note what came of telling somebody what came of a submission; put off what failed.

        Where they were told, or cannot be, nobody is at it any more.
        """
        its = submissions.c.id == key
        with self._database.write(durable=False) as connection:
            if not outcome.is_final:
                self._claims.put_off(connection, its)
                return
            theirs = submissions.update().where(its, self._claims.held)
            connection.execute(theirs.values(RELEASED))

    def untold(self, submission: Submission) -> None:
        """Have what came of *submission* told in a message: its reply was not taken.

        Unless it was decided on meanwhile, or another process is at it.
        """
        kept = submissions.c
        its = sa.and_(kept.id == submission.id, kept.state == submission.state.value)
        with self._database.write() as connection:
            due = {"claimed_until": clock.now(connection)}
            connection.execute(
                submissions.update().where(its, kept.claimed_by.is_(None)).values(due)
            )

    def _end(
        self,
        key: str,
        state: SubmissionState,
        **values: Any,  # noqa: ANN401 - columns
    ) -> Submission:
        """Keep what came of reading; the claim stays until somebody was told."""
        ours = sa.and_(submissions.c.id == key, submissions.c.state.in_(UNREAD))
        ended = submissions.update().where(ours, self._claims.held)
        with self._database.write() as connection:
            values |= {"state": state.value, "data": None, "attempts": 0}
            if connection.execute(ended.values(values)).rowcount == 0:
                open_one(connection, key)
                raise ClaimLost
            chosen = sa.select(submissions).where(submissions.c.id == key)
            return submission_of(connection.execute(chosen).one())

    def put_back(self, key: str) -> None:
        """Queue again what was being read when the bot was stopped in good order."""
        reading = sa.and_(
            submissions.c.id == key, submissions.c.state == SubmissionState.READING.value
        )
        queued = {"state": SubmissionState.QUEUED.value} | RELEASED
        with self._database.write() as connection:
            connection.execute(
                submissions.update().where(reading, self._claims.held).values(queued)
            )

    def put_off(self, key: str) -> bool:
        """Queue again, for later each time, what our own side could not read for now.

        Returns false where that was done `MOST_PUT_OFF` times, or it is not being read here.
        """
        its = submissions.c.id == key
        reading = submissions.c.state == SubmissionState.READING.value
        queued = submissions.update().where(
            its, reading, self._claims.held, submissions.c.attempts < MOST_PUT_OFF
        )
        with self._database.write() as connection:
            values = {"state": SubmissionState.QUEUED.value}
            if connection.execute(queued.values(values)).rowcount == 0:
                return False
            return self._claims.put_off(connection, its)


def _is_unsettled(now: datetime) -> sa.ColumnElement[bool]:
    """Return the condition that a submission is to be read, or was read and nobody was told."""
    unread = sa.and_(submissions.c.state.in_(UNREAD), is_free(submissions, now))
    return sa.or_(unread, has_lapsed(submissions, now))


def _begin(connection: Connection, row: Row[Any]) -> None:
    """Have the submission of *row* be read, unless that was interrupted often, or ended."""
    if row.state not in UNREAD:
        return
    interruptions = row.interruptions + (row.state == SubmissionState.READING.value)
    state, values = SubmissionState.READING, {"interruptions": interruptions}
    if interruptions >= MOST_INTERRUPTIONS:
        state, values = SubmissionState.FAILED, values | {"reason": INTERRUPTED, "data": None}
    move(connection, row.id, state, **values)
