"""What moderators have posted and not yet decided on; it outlives a crash, and is never searched.

A submission is queued, read, and waits for its moderator; publishing it closes it in the
same transaction that stores the article. Closed ones are kept for an hour, to be counted.
"""

import secrets
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from corpus.article import Draft, Metadata, SourceKind
from corpus.draft_json import draft_object, draft_of, metadata_object, metadata_of
from corpus.errors import UnknownSubmission, gettext_noop
from corpus.left_out import exchanged, within
from corpus.limits import Limits
from corpus.servers.shards import ALL, Shards
from corpus.storage.database import Database
from corpus.storage.limits import HOUR, OFFERED, check_pace, check_room, check_size
from corpus.storage.queries import hold
from corpus.storage.schema import submissions

KEPT_FOR = timedelta(days=7)
"""How long a submission waits for its moderator, and a failure stays in the list."""

MOST_INTERRUPTIONS = 2
"""Times that a submission is begun and not ended before it is tried no more."""

INTERRUPTED = gettext_noop(
    "Reading this source was interrupted twice, so it is not tried again: post its text instead."
)


class SubmissionState(StrEnum):
    """How far a submission has come."""

    OFFERED = OFFERED
    QUEUED = "queued"
    READING = "reading"
    WAITING = "waiting"
    FAILED = "failed"
    CLOSED = "closed"


_NOT_OPEN = {SubmissionState.OFFERED, SubmissionState.CLOSED}
_OPEN = [each.value for each in SubmissionState if each not in _NOT_OPEN]


@dataclass(frozen=True, slots=True)
class Posted:
    """What a moderator posts: a link, or *data*; *replaces* is the article it is to follow.

    *scheduled* is what nobody posted just now: a check that a moderator once asked for.
    *posted_by* is the name that citations show, *actor* who is meant in the history.
    """

    kind: SourceKind
    name: str
    posted_by: str
    actor: str | None
    channel_id: str | None = None
    data: bytes | None = None
    stated: Metadata = field(default_factory=Metadata)
    replaces: str | None = None
    scheduled: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """A posted source on its way; *draft* is `None` until read, *reason* unless it failed."""

    id: str
    collection: str
    state: SubmissionState
    posted: Posted
    posted_at: datetime
    draft: Draft | None
    reason: str | None
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """What a list of suggestions tells of a submission."""

    id: str
    name: str
    state: SubmissionState


class Submissions:
    """The submissions of every collection."""

    def __init__(self, database: Database, limits: Limits | None = None) -> None:
        self._database = database
        self._limits = limits or Limits()

    def submit(self, collection: str, posted: Posted) -> Submission:
        """Keep *posted* and return it, queued; raise `SourceRefused` beyond the limits."""
        with self._database.write() as connection:
            hold(connection, collection)
            if posted.replaces is None:
                check_room(connection, collection, self._limits)
            check_pace(connection, collection, self._limits, posted.actor)
            return insert(connection, collection, posted, SubmissionState.QUEUED)

    def begin(self, key: str) -> Submission:
        """Return a submission, now being read; raise `UnknownSubmission` if it was cancelled."""
        with self._database.write() as connection:
            _move(connection, key, SubmissionState.READING)
            return _one(connection, key)

    def read(
        self, key: str, draft: Draft, etag: str | None = None, last_modified: str | None = None
    ) -> Submission:
        """Keep what was read and return the submission, which waits for its moderator now.

        Raises:
            SourceRefused: It is longer than one source may be.
        """
        check_size(len(draft.body), self._limits)
        kept = within(draft, self._limits.characters_each)
        with self._database.write() as connection:
            found: dict[str, Any] = {"draft": draft_object(kept), "data": None}
            validators = {"etag": etag, "last_modified": last_modified}
            _move(connection, key, SubmissionState.WAITING, **found, **validators)
            return _one(connection, key)

    def fail(self, key: str, reason: str) -> Submission:
        """Keep why a submission could not be read, and return it."""
        with self._database.write() as connection:
            _move(connection, key, SubmissionState.FAILED, reason=reason, data=None)
            return _one(connection, key)

    def restate(self, collection: str, key: str, metadata: Metadata) -> Submission:
        """Give a waiting submission other *metadata* and return it."""
        with self._database.write() as connection:
            held = _one(connection, key, collection)
            if held.draft is None:
                raise UnknownSubmission
            guessed = held.draft.guessed.without(metadata.known)
            stated = replace(held.draft, metadata=metadata, guessed=guessed)
            changed = draft_object(stated)
            _move(connection, key, SubmissionState.WAITING, draft=changed)
            return _one(connection, key)

    def exchange(self, collection: str, key: str) -> Submission:
        """Take in what was left out of a waiting submission, or leave it out again; return it."""
        with self._database.write() as connection:
            held = _one(connection, key, collection)
            if held.draft is None:
                raise UnknownSubmission
            changed = draft_object(exchanged(held.draft))
            _move(connection, key, SubmissionState.WAITING, draft=changed)
            return _one(connection, key)

    def get(self, collection: str, key: str) -> Submission:
        """Return an open submission of *collection*; raise `UnknownSubmission` if none."""
        with self._database.read() as connection:
            return _one(connection, key, collection)

    def open(self, collection: str) -> tuple[Submission, ...]:
        """Return the open submissions of *collection*, newest first."""
        chosen = (
            sa.select(submissions)
            .where(submissions.c.collection == collection, submissions.c.state.in_(_OPEN))
            .order_by(submissions.c.posted_at.desc(), submissions.c.id)
        )
        with self._database.read() as connection:
            return tuple(submission_of(row) for row in connection.execute(chosen))

    def named(self, collection: str) -> tuple[Named, ...]:
        """Return the open submissions of *collection* by name, newest first, without words."""
        kept = submissions.c
        chosen = (
            sa.select(kept.id, kept.name, kept.state)
            .where(kept.collection == collection, kept.state.in_(_OPEN))
            .order_by(kept.posted_at.desc(), kept.id)
        )
        with self._database.read() as connection:
            rows = connection.execute(chosen).all()
        return tuple(Named(row.id, row.name, SubmissionState(row.state)) for row in rows)

    def cancel(self, collection: str, key: str) -> None:
        """Close a submission without publishing it; raise `UnknownSubmission` if it was closed."""
        with self._database.write() as connection:
            _one(connection, key, collection)
            close(connection, collection, key)

    def interrupted(
        self, shards: Shards = ALL, under_way: Collection[str] = ()
    ) -> tuple[Submission, ...]:
        """Return what of *shards* was queued or being read when a process ended, queued again.

        That is all but what is *under_way* here, by its id, when the database is asked.

        What has been interrupted `MOST_INTERRUPTIONS` times has failed by that: it may be what
        ended the process.
        """
        reading = submissions.c.state == SubmissionState.READING.value
        once_more = {"interruptions": submissions.c.interruptions + 1}
        given_up = {"state": SubmissionState.FAILED.value, "reason": INTERRUPTED, "data": None}
        often = submissions.c.interruptions >= MOST_INTERRUPTIONS
        with self._database.write() as connection:
            here = submissions.c.id.in_(frozenset(under_way))
            theirs = sa.and_(shards.own(submissions.c.collection), ~here)
            begun = list(connection.scalars(sa.select(submissions.c.id).where(reading, theirs)))
            ours = submissions.c.id.in_(begun)
            queued = once_more | {"state": SubmissionState.QUEUED.value}
            connection.execute(submissions.update().where(ours).values(queued))
            connection.execute(submissions.update().where(ours, often).values(given_up))
            unread = sa.or_(ours, submissions.c.state == SubmissionState.QUEUED.value)
            rows = connection.execute(
                sa.select(submissions).where(unread, theirs).order_by(submissions.c.posted_at)
            )
            return tuple(submission_of(row) for row in rows)

    def put_back(self, key: str) -> None:
        """Queue again what was being read when the bot was stopped in good order."""
        reading = sa.and_(
            submissions.c.id == key, submissions.c.state == SubmissionState.READING.value
        )
        queued = {"state": SubmissionState.QUEUED.value}
        with self._database.write() as connection:
            connection.execute(submissions.update().where(reading).values(queued))

    def forget_old(self) -> None:
        """Erase what was closed an hour ago, and what nobody decided on within `KEPT_FOR`."""
        now = datetime.now(UTC)
        closed = submissions.c.state == SubmissionState.CLOSED.value
        with self._database.erase() as connection:
            connection.execute(
                submissions.delete().where(
                    sa.or_(
                        submissions.c.posted_at < now - KEPT_FOR,
                        sa.and_(closed, submissions.c.posted_at < now - HOUR),
                    )
                )
            )


def insert(
    connection: Connection, collection: str, posted: Posted, state: SubmissionState
) -> Submission:
    """Keep *posted* in *state* and return it."""
    key = secrets.token_hex(8)
    connection.execute(
        submissions.insert().values(
            id=key,
            collection=collection,
            state=state.value,
            kind=posted.kind.value,
            name=posted.name,
            data=posted.data,
            stated=metadata_object(posted.stated),
            replaces=posted.replaces,
            posted_by=posted.posted_by,
            actor=posted.actor,
            channel_id=posted.channel_id,
            scheduled=posted.scheduled,
            posted_at=datetime.now(UTC),
        )
    )
    kept = connection.execute(sa.select(submissions).where(submissions.c.id == key)).one()
    return submission_of(kept)


def close(connection: Connection, collection: str, key: str) -> None:
    """Close a submission, in the transaction that settles it.

    Raises:
        UnknownSubmission: It is closed already, or of another collection.
    """
    _one(connection, key, collection)
    _move(connection, key, SubmissionState.CLOSED, draft=None, data=None)


def _move(connection: Connection, key: str, state: SubmissionState, **values: Any) -> None:  # noqa: ANN401 - columns
    moved = connection.execute(
        submissions.update()
        .where(submissions.c.id == key, submissions.c.state.in_(_OPEN))
        .values(state=state.value, **values)
    )
    if moved.rowcount == 0:
        raise UnknownSubmission


def _one(connection: Connection, key: str, collection: str | None = None) -> Submission:
    chosen = sa.select(submissions).where(submissions.c.id == key, submissions.c.state.in_(_OPEN))
    if collection is not None:
        chosen = chosen.where(submissions.c.collection == collection)
    row = connection.execute(chosen).one_or_none()
    if row is None:
        raise UnknownSubmission
    return submission_of(row)


def submission_of(row: Row[Any]) -> Submission:
    """Return the submission that a row of the table holds."""
    return Submission(
        id=row.id,
        collection=row.collection,
        state=SubmissionState(row.state),
        posted=Posted(
            SourceKind(row.kind),
            row.name,
            row.posted_by,
            row.actor,
            row.channel_id,
            row.data,
            metadata_of(row.stated),
            row.replaces,
            row.scheduled,
        ),
        posted_at=row.posted_at,
        draft=draft_of(row.draft) if row.draft else None,
        reason=row.reason,
        etag=row.etag,
        last_modified=row.last_modified,
    )
