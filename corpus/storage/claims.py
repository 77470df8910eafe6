"""How processes share out what is to be done once: each item is claimed by one, for a time.

A claim stands in the item's row: whose it is, and until when by the database's clock. It is renewed
while the work goes on, and another process may take what its owner let lapse, having been killed or
hanging. Whoever lost a claim commits nothing: all that ends the work asks whether it is held.

Two that ask at once never get the same row: PostgreSQL locks it, and passes over those that are
locked; SQLite lets one write at a time, as `Database.write` begins with.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from corpus.errors import FootnoteError, gettext_noop
from corpus.storage import clock
from corpus.storage.database import Database

RELEASED: dict[str, Any] = {"claimed_by": None, "claimed_until": None}
"""What a row has that nobody claims."""

_LOST = gettext_noop("This was interrupted: look at `/source list`, or post it again.")


class ClaimLost(FootnoteError):
    """What was claimed is another process's now, or settled."""

    def __init__(self) -> None:
        super().__init__(_LOST)


@dataclass(frozen=True, slots=True)
class Claim:
    """That of this process on the row of *table* that *which* chooses."""

    database: Database
    table: sa.Table
    which: sa.ColumnElement[bool]

    @property
    def seconds(self) -> float:
        """Return how long it lasts that is not renewed."""
        return self.database.claimant.seconds

    @property
    def renewed_every(self) -> float:
        """Return after how many seconds to renew it: early enough for two more tries."""
        return self.seconds / 3

    def renew(self) -> bool:
        """Have it last from now on; return false where it is lost, or was given back."""
        claims = Claims(self.database, self.table)
        with self.database.write(durable=False) as connection:
            until = claims.until(clock.now(connection))
            renewed = self.table.update().where(self.which, claims.held).values(claimed_until=until)
            return connection.execute(renewed).rowcount == 1


class Claims:
    """Those of this process on rows of *table*."""

    def __init__(self, database: Database, table: sa.Table) -> None:
        self._database = database
        self.table = table
        """What holds the rows."""

    @property
    def held(self) -> sa.ColumnElement[bool]:
        """Return the condition that this process claimed a row and nobody took it over."""
        return self.table.c.claimed_by == self._database.claimant.id

    def claim(self, which: sa.ColumnElement[bool]) -> Claim:
        """Return the claim on the row that *which* chooses, to be renewed."""
        return Claim(self._database, self.table, which)

    def values(self, connection: Connection) -> dict[str, Any]:
        """Return what a row has that this process claims now."""
        until = self.until(clock.now(connection))
        return {"claimed_by": self._database.claimant.id, "claimed_until": until}

    def take(self, connection: Connection, which: sa.ColumnElement[bool]) -> Row[Any] | None:
        """Claim the row that *which* chooses and return it as it was before.

        Returns `None` where there is no such row, or another process is at it.
        """
        now = clock.now(connection)
        free = sa.select(self.table).where(which, is_free(self.table, now))
        row = connection.execute(free.with_for_update(skip_locked=True)).one_or_none()
        if row is not None:
            claimed = self.table.update().where(which).values(self.values(connection))
            connection.execute(claimed)
        return row

    def until(self, now: datetime) -> datetime:
        """Return when a claim ends that is made *now*, by the database's clock."""
        return now + timedelta(seconds=self._database.claimant.seconds)


def is_free(table: sa.Table, now: datetime) -> sa.ColumnElement[bool]:
    """Return the condition that nobody claims a row at *now*, by the database's clock."""
    return sa.or_(table.c.claimed_until.is_(None), table.c.claimed_until <= now)


def has_lapsed(table: sa.Table, now: datetime) -> sa.ColumnElement[bool]:
    """Return the condition that a row was claimed, and its owner let it lapse before *now*."""
    return table.c.claimed_until <= now
