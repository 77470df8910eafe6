"""What could be posted from one message, kept until its moderator has chosen."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from corpus.errors import UnknownSubmission
from corpus.limits import Limits
from corpus.storage import clock
from corpus.storage.claims import RELEASED
from corpus.storage.database import Database
from corpus.storage.limits import check_pace, check_room
from corpus.storage.outgoing import ANEW
from corpus.storage.revisions import hold
from corpus.storage.schema import submissions
from corpus.submissions.import_outcome import ImportOutcome
from corpus.submissions.submission import (
    Posted,
    Submission,
    SubmissionState,
    check_undecided,
    insert,
    submission_of,
)

MOST_OFFERED = 250_000_000
"""Bytes of one server's offers: beyond them its oldest are forgotten. Nobody was told that these
are stored, and a moderator who only ever offers would fill the disk. Our own choice."""


class Offers:
    """Submissions that nobody has asked to be read yet; what they hold is bounded for a server."""

    def __init__(self, database: Database, limits: Limits | None = None) -> None:
        self._database = database
        self._limits = limits or Limits()

    def offer(self, collection: str, posted: Sequence[Posted]) -> tuple[Submission, ...]:
        """Keep what could be posted and return it, in the given order."""
        with self._database.write() as connection:
            hold(connection, collection)
            _make_room(connection, collection, sum(len(each.data or b"") for each in posted))
            return tuple(
                insert(connection, collection, each, SubmissionState.OFFERED) for each in posted
            )

    def offered(self, collection: str, key: str) -> Submission:
        """Return one of the offers; raise `UnknownSubmission` if it was settled."""
        with self._database.read() as connection:
            return submission_of(_one(connection, collection, key))

    def settle(self, collection: str, key: str) -> None:
        """Close an offer that was treated whole; it counts as one posting of this moment.

        Raises:
            UnknownSubmission: It was settled already, or is of another collection.
        """
        values = {"state": SubmissionState.CLOSED.value, "posted_at": datetime.now(UTC)}
        values |= RELEASED | {"data": None}
        with self._database.write() as connection:
            _one(connection, collection, key, hold=True)
            connection.execute(submissions.update().where(submissions.c.id == key).values(values))

    def untold(
        self, collection: str, key: str, outcome: ImportOutcome, actor: str, channel_id: str
    ) -> None:
        """Have the *outcome* of an archive told to *actor* in a message: its reply was lost."""
        kept = submissions.c
        treated = kept.state.in_([SubmissionState.OFFERED.value, SubmissionState.CLOSED.value])
        its = sa.and_(kept.id == key, kept.collection == collection, treated)
        told = {"reason": outcome.as_text(), "actor": actor, "channel_id": channel_id}
        with self._database.write() as connection:
            due = ANEW | {"claimed_until": clock.now(connection)}
            connection.execute(submissions.update().where(its).values(told | due))

    def choose(self, collection: str, keys: Sequence[str]) -> tuple[Submission, ...]:
        """Queue the offered *keys* as if posted just now, and return them; all of them or none.

        Raises:
            SourceRefused: Together they go beyond the limits.
            UnknownSubmission: One was chosen already, or is of another collection.
        """
        with self._database.write() as connection:
            hold(connection, collection)
            chosen = []
            for key in keys:
                row = _one(connection, collection, key, hold=True)
                check_undecided(connection, collection, self._limits)
                check_room(connection, collection, self._limits)
                check_pace(connection, collection, self._limits, row.actor)
                values = {"state": SubmissionState.QUEUED.value, "posted_at": datetime.now(UTC)}
                chosen_one = submissions.update().where(submissions.c.id == key)
                connection.execute(chosen_one.values(values))
                chosen.append(submission_of(row))
            return tuple(chosen)


def _make_room(connection: Connection, collection: str, further: int) -> None:
    """Forget the oldest offers of *collection* that are too many beside *further* bytes."""
    kept = submissions.c
    offered = sa.and_(kept.collection == collection, kept.state == SubmissionState.OFFERED.value)
    size = sa.func.coalesce(sa.func.length(kept.data), 0).label("size")
    newest_first = sa.select(kept.id, size).where(offered).order_by(kept.posted_at.desc(), kept.id)
    old: list[str] = []
    for row in connection.execute(newest_first).all():
        further += row.size
        if further > MOST_OFFERED:
            old.append(row.id)
    for key in old:
        connection.execute(submissions.delete().where(kept.id == key))


def _one(connection: Connection, collection: str, key: str, *, hold: bool = False) -> Row[Any]:
    """Return the row of an offer; to *hold* it lets nobody settle it meanwhile."""
    offered = sa.select(submissions).where(
        submissions.c.id == key,
        submissions.c.collection == collection,
        submissions.c.state == SubmissionState.OFFERED.value,
    )
    chosen = offered.with_for_update() if hold else offered
    row = connection.execute(chosen).one_or_none()
    if row is None:
        raise UnknownSubmission
    return row
