"""How processes share out what is to be done once: each item is claimed by one, for a time.

A claim stands in the item's row: whose it is, and until when by the database's clock. It is renewed
while the work goes on, and another process may take what its owner let lapse, having been killed or
hanging. Whoever lost a claim commits nothing: all that ends the work asks whether it is held.

Two that ask at once never get the same row: PostgreSQL locks it, and passes over those that are
locked; SQLite lets one write at a time, as `Database.write` begins with.

Of a message that was about to be sent nobody knows whether it was, once its process is killed.
Discord drops a message whose nonce it has seen "in the past few minutes", so another process may
send it again for `SENT_AGAIN_WITHIN` from when it was first begun. After that it counts as sent:
better lost than told twice.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from corpus.errors import FootnoteError, gettext_noop
from corpus.storage import clock
from corpus.storage.database import Database

SENT_AGAIN_WITHIN = timedelta(minutes=2)
"""Discord says a few minutes and no number
(https://discord.com/developers/docs/resources/message#create-message)."""

RELEASED: dict[str, Any] = {"claimed_by": None, "claimed_until": None}
"""What a row has that nobody claims."""

ANEW: dict[str, Any] = RELEASED | {"sending_since": None}
"""What it has whose message is to be sent once more, for a new occasion."""

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
    sending_since: datetime | None = None
    """When a process first began to send its message, if that was begun."""

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
        held = Claims(self.database, self.table).held
        with self.database.write(durable=False) as connection:
            until = _until(self.database, clock.now(connection))
            renewed = self.table.update().where(self.which, held).values(claimed_until=until)
            return connection.execute(renewed).rowcount == 1


class Claims:
    """Those of this process on rows of *table*."""

    def __init__(self, database: Database, table: sa.Table) -> None:
        self._database = database
        self._table = table

    @property
    def held(self) -> sa.ColumnElement[bool]:
        """Return the condition that this process claimed a row and nobody took it over."""
        return self._table.c.claimed_by == self._database.claimant.id

    def claim(self, which: sa.ColumnElement[bool]) -> Claim:
        """Return the claim on the row that *which* chooses, to be renewed."""
        return Claim(self._database, self._table, which)

    def values(self, connection: Connection) -> dict[str, Any]:
        """Return what a row has that this process claims now."""
        until = _until(self._database, clock.now(connection))
        return {"claimed_by": self._database.claimant.id, "claimed_until": until}

    def take(self, connection: Connection, which: sa.ColumnElement[bool]) -> Row[Any] | None:
        """Claim the row that *which* chooses and return it as it was before.

        Returns `None` where there is no such row, or another process is at it.
        """
        now = clock.now(connection)
        free = sa.select(self._table).where(which, is_free(self._table, now))
        row = connection.execute(free.with_for_update(skip_locked=True)).one_or_none()
        if row is not None:
            claimed = self._table.update().where(which).values(self.values(connection))
            connection.execute(claimed)
        return row

    def begin_sending(self, connection: Connection, which: sa.ColumnElement[bool]) -> Claim | None:
        """Note that the message of a claimed row is about to be sent, and return the claim.

        It is `None` where that is lost: another process sends the message.
        """
        now = clock.now(connection)
        since = sa.func.coalesce(self._table.c.sending_since, sa.literal(now, _type(self._table)))
        begun = (
            self._table.update()
            .where(which, self.held, may_be_sent(self._table, now))
            .values(sending_since=since, claimed_until=_until(self._database, now))
        )
        if connection.execute(begun).rowcount == 0:
            return None
        began = connection.scalar(sa.select(self._table.c.sending_since).where(which))
        return replace(self.claim(which), sending_since=began)


def is_free(table: sa.Table, now: datetime) -> sa.ColumnElement[bool]:
    """Return the condition that nobody claims a row at *now*, by the database's clock."""
    return sa.or_(table.c.claimed_until.is_(None), table.c.claimed_until <= now)


def has_lapsed(table: sa.Table, now: datetime) -> sa.ColumnElement[bool]:
    """Return the condition that a row was claimed, and its owner let it lapse before *now*."""
    return table.c.claimed_until <= now


def may_be_sent(table: sa.Table, now: datetime) -> sa.ColumnElement[bool]:
    """Return the condition that no message of a row can come twice when it is sent at *now*."""
    began = table.c.sending_since
    return sa.or_(began.is_(None), began > now - SENT_AGAIN_WITHIN)


def _until(database: Database, now: datetime) -> datetime:
    return now + timedelta(seconds=database.claimant.seconds)


def _type(table: sa.Table) -> sa.types.TypeEngine[Any]:
    return table.c.sending_since.type
