"""Messages that the bot sends of its own accord: each stays queued until it was sent or refused.

Who claims a row may send its message, and notes before since when that may have been taken. What
fails for now is put off, longer each time; what Discord will never take is given up by its table.

Discord drops a message whose nonce it has seen "in the past few minutes", so the same one may be
sent again for `SENT_AGAIN_WITHIN` from when it may first have been taken, by whatever process.
After that it is looked for in its channel first, and is sent once it is known not to be there.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.storage import clock
from corpus.storage.claims import RELEASED, Claim, Claims

SENT_AGAIN_WITHIN = timedelta(minutes=2)
"""Discord says a few minutes and no number
(https://discord.com/developers/docs/resources/message#create-message)."""

FIRST_DELAY = timedelta(seconds=10)
"""From the first failure to the next attempt; each further one takes twice as long."""

LONGEST_DELAY = timedelta(hours=1)

ANEW: dict[str, Any] = RELEASED | {"sending_since": None, "attempts": 0}
"""What a row has whose message is to be sent once more, for a new occasion."""


class Delivery(StrEnum):
    """What came of an attempt to send a message.

    SENT: Discord has taken it, now or before. REFUSED: it never will, or nobody can find out
    whether it has. FAILED: not for now, as far as one can tell. UNSENT: it has certainly not, and
    is not to for now.
    """

    SENT = "sent"
    REFUSED = "refused"
    FAILED = "failed"
    UNSENT = "unsent"

    @property
    def is_final(self) -> bool:
        """Return whether nothing more is to be tried."""
        return self in {Delivery.SENT, Delivery.REFUSED}


@dataclass(frozen=True, slots=True)
class Sending:
    """The right of this process to send the message of a claimed row.

    *since* is when it may first have been taken, by the database's clock, and *is_doubtful*
    whether that is so long ago that Discord would show it a second time.
    """

    claim: Claim
    since: datetime
    is_doubtful: bool

    def begin_anew(self) -> bool:
        """Note that the message was not there, and is sent now; return false where that is lost."""
        database, table = self.claim.database, self.claim.table
        ours = sa.and_(self.claim.which, Claims(database, table).held)
        with database.write() as connection:
            since = {"sending_since": clock.now(connection)}
            return connection.execute(table.update().where(ours).values(since)).rowcount == 1


class Outgoing(Claims):
    """The claims of this process on rows of a table whose messages it sends."""

    def begin_sending(
        self, connection: Connection, which: sa.ColumnElement[bool]
    ) -> Sending | None:
        """Note that the message of a claimed row is about to be sent.

        Returns `None` where the claim is lost: another process sends the message.
        """
        now = clock.now(connection)
        began = self.table.c.sending_since
        since = sa.func.coalesce(began, sa.literal(now, began.type))
        values = {"sending_since": since, "claimed_until": self.until(now)}
        begun = self.table.update().where(which, self.held).values(values)
        if connection.execute(begun).rowcount == 0:
            return None
        first = connection.scalar(sa.select(began).where(which)) or now
        return Sending(self.claim(which), first, is_doubtful=first <= now - SENT_AGAIN_WITHIN)

    def put_off(self, connection: Connection, which: sa.ColumnElement[bool]) -> bool:
        """Give the claimed row back, to be taken after a delay that grows with each attempt.

        It then counts as left by a process that was killed. Returns whether it was held.
        """
        ours = sa.and_(which, self.held)
        attempts = connection.scalar(sa.select(self.table.c.attempts).where(ours))
        if attempts is None:
            return False
        later = clock.now(connection) + delay_after(attempts)
        values = {"claimed_by": None, "claimed_until": later, "attempts": attempts + 1}
        return connection.execute(self.table.update().where(ours).values(values)).rowcount == 1


def delay_after(attempts: int) -> timedelta:
    """Return how long the next attempt is put off, where as many *attempts* failed before."""
    return min(FIRST_DELAY * float(2 ** min(attempts, 20)), LONGEST_DELAY)
