"""What could be posted from one message, kept until its moderator has chosen."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from corpus.errors import UnknownSubmission
from corpus.limits import Limits
from corpus.storage.database import Database
from corpus.storage.limits import check_pace, check_room
from corpus.storage.queries import hold
from corpus.storage.schema import submissions
from corpus.submissions.submission import Posted, Submission, SubmissionState, insert, submission_of


class Offers:
    """Submissions that nobody has asked to be read yet; they count towards no limit."""

    def __init__(self, database: Database, limits: Limits | None = None) -> None:
        self._database = database
        self._limits = limits or Limits()

    def offer(self, collection: str, posted: Sequence[Posted]) -> tuple[Submission, ...]:
        """Keep what could be posted and return it, in the given order."""
        with self._database.write() as connection:
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
        with self._database.write() as connection:
            _one(connection, collection, key)
            connection.execute(
                submissions.update().where(submissions.c.id == key).values(values | {"data": None})
            )

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
                row = _one(connection, collection, key)
                check_room(connection, collection, self._limits)
                check_pace(connection, collection, self._limits, row.actor)
                values = {"state": SubmissionState.QUEUED.value, "posted_at": datetime.now(UTC)}
                chosen_one = submissions.update().where(submissions.c.id == key)
                connection.execute(chosen_one.values(values))
                chosen.append(submission_of(row))
            return tuple(chosen)


def _one(connection: Connection, collection: str, key: str) -> Row[Any]:
    offered = sa.and_(
        submissions.c.id == key,
        submissions.c.collection == collection,
        submissions.c.state == SubmissionState.OFFERED.value,
    )
    row = connection.execute(sa.select(submissions).where(offered)).one_or_none()
    if row is None:
        raise UnknownSubmission
    return row
