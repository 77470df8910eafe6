"""Whose turn it is to begin a session with Discord, which limits all processes together."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.storage import clock
from corpus.storage.database import Database
from corpus.storage.schema import session_slots
from corpus.storage.upserts import insert_new

ALL = -1
"""In place of a bucket: the row that holds all of them up while Discord refuses sessions."""


class SessionSlots:
    """One row for each of Discord's buckets, free from a moment on by the database's clock."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self, bucket: int, keep_for: float, refused_for: float) -> float:
        """Claim *bucket* for *keep_for* seconds and return 0, or return the seconds to wait.

        While sessions are refused, one is begun in all buckets every *refused_for* seconds.
        """
        with self._database.write(durable=False) as connection:
            until = self._locked(connection, bucket)
            now = clock.now(connection)
            waits = [(each - now).total_seconds() for each in until.values() if each is not None]
            if waits and max(waits) > 0:
                return max(waits)
            if until[ALL] is not None:
                _set(connection, ALL, now + timedelta(seconds=refused_for))
            _set(connection, bucket, now + timedelta(seconds=keep_for))
        return 0.0

    def settle(self, bucket: int, pause: float) -> None:
        """Let *bucket* go, which is free again after *pause* seconds."""
        self._hold_up(bucket, pause)

    def refuse(self, refused_for: float) -> None:
        """Note that sessions are refused: none is begun for *refused_for* seconds."""
        self._hold_up(ALL, refused_for)

    def accept(self) -> None:
        """Note that sessions are refused no more."""
        refused = sa.and_(session_slots.c.bucket == ALL, session_slots.c.until.is_not(None))
        with self._database.read() as connection:
            if connection.scalar(sa.select(session_slots.c.bucket).where(refused)) is None:
                return
        with self._database.write(durable=False) as connection:
            _set(connection, ALL, None)

    def _hold_up(self, bucket: int, seconds: float) -> None:
        with self._database.write(durable=False) as connection:
            self._locked(connection, bucket)
            _set(connection, bucket, clock.now(connection) + timedelta(seconds=seconds))

    def _locked(self, connection: Connection, bucket: int) -> dict[int, datetime | None]:
        """Return until when *bucket* and all of them are kept, which nobody changes meanwhile."""
        both = (ALL, bucket)
        for each in both:
            insert_new(connection, session_slots, {"bucket": each})
        chosen = sa.select(session_slots).where(session_slots.c.bucket.in_(both))
        locked = chosen.order_by(session_slots.c.bucket).with_for_update()
        return {row.bucket: row.until for row in connection.execute(locked)}


def _set(connection: Connection, bucket: int, until: datetime | None) -> None:
    row = session_slots.c.bucket == bucket
    connection.execute(session_slots.update().where(row).values(until=until))
