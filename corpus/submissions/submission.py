"""What a submission is, and its row: kept, found, brought into another state, closed."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from corpus.article import Draft, Metadata, SourceKind
from corpus.draft_json import draft_of, metadata_object, metadata_of
from corpus.errors import SourceRefused, UnknownSubmission
from corpus.limits import Limits
from corpus.storage.claims import RELEASED
from corpus.storage.limits import OFFERED, SERVER_FULL, check_pace, check_room
from corpus.storage.revisions import hold
from corpus.storage.schema import submissions


class SubmissionState(StrEnum):
    """How far a submission has come."""

    OFFERED = OFFERED
    QUEUED = "queued"
    READING = "reading"
    WAITING = "waiting"
    FAILED = "failed"
    CLOSED = "closed"


_NOT_OPEN = {SubmissionState.OFFERED, SubmissionState.CLOSED}
OPEN = [each.value for each in SubmissionState if each not in _NOT_OPEN]
UNREAD = [SubmissionState.QUEUED.value, SubmissionState.READING.value]


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


def admit(connection: Connection, collection: str, posted: Posted, limits: Limits) -> Submission:
    """Keep *posted*, queued, and return it; raise `SourceRefused` beyond *limits*."""
    hold(connection, collection)
    check_undecided(connection, collection, limits)
    if posted.replaces is None:
        check_room(connection, collection, limits)
    check_pace(connection, collection, limits, posted.actor)
    return insert(connection, collection, posted, SubmissionState.QUEUED)


def check_undecided(connection: Connection, collection: str, limits: Limits) -> None:
    """Return when one more may wait for a decision in *collection*, which is held.

    What nobody decides on waits for a week: with each moderator's pace alone it would be thousands
    of texts.

    Raises:
        SourceRefused: As many wait as there may be articles.
    """
    waiting = sa.select(sa.func.count()).where(
        submissions.c.collection == collection, submissions.c.state.in_(OPEN)
    )
    if connection.execute(waiting).scalar_one() >= limits.articles:
        raise SourceRefused(SERVER_FULL, limit=limits.articles)


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
    open_one(connection, key, collection)
    move(connection, key, SubmissionState.CLOSED, draft=None, data=None, **RELEASED)


def move(connection: Connection, key: str, state: SubmissionState, **values: Any) -> None:  # noqa: ANN401 - columns
    """Bring an open submission into *state*, with *values*; raise `UnknownSubmission` if none."""
    moved = connection.execute(
        submissions.update()
        .where(submissions.c.id == key, submissions.c.state.in_(OPEN))
        .values(state=state.value, **values)
    )
    if moved.rowcount == 0:
        raise UnknownSubmission


def open_one(
    connection: Connection, key: str, collection: str | None = None, *, hold: bool = False
) -> Submission:
    """Return an open submission, of *collection* if given; raise `UnknownSubmission` if none.

    To *hold* it lets nobody change it meanwhile.
    """
    chosen = sa.select(submissions).where(submissions.c.id == key, submissions.c.state.in_(OPEN))
    if collection is not None:
        chosen = chosen.where(submissions.c.collection == collection)
    row = connection.execute(chosen.with_for_update() if hold else chosen).one_or_none()
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
