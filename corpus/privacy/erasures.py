"""That persons had their data erased: told to every process, for each has some in memory.

Who it was is told by a hash that can be compared with whom a process knows.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.storage.database import Database
from corpus.storage.schema import erasures

TOLD_FOR = timedelta(hours=1)
"""How long an erasure is told; processes ask every minute, and forget all when they stop."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """One erasure, by a *digest* of whose data it was."""

    id: str
    digest: str

    def is_of(self, user_id: str) -> bool:
        """Return whether it was *user_id* who had their data erased."""
        return hmac.compare_digest(self.digest, _digest(self.id, user_id))


class Erasures:
    """The erasures of the last hour, in whichever process they were asked for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def recent(self) -> tuple[Erasure, ...]:
        """Return them all, in no order."""
        with self._database.read() as connection:
            rows = connection.execute(sa.select(erasures.c.id, erasures.c.digest))
            return tuple(Erasure(row.id, row.digest) for row in rows)


def tell_erasure(connection: Connection, user_id: str) -> None:
    """Tell the other processes that the data of *user_id* was erased just now."""
    now = datetime.now(UTC)
    connection.execute(erasures.delete().where(erasures.c.at < now - TOLD_FOR))
    key = secrets.token_hex(16)
    row = {"id": key, "digest": _digest(key, user_id), "at": now}
    connection.execute(erasures.insert().values(row))


def _digest(key: str, user_id: str) -> str:
    """Return a hash that is another for each erasure, so that two of one person look unrelated."""
    return hashlib.sha256(f"{key}:{user_id}".encode()).hexdigest()
