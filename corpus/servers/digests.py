"""Which server was sent the digest of which week."""

from datetime import UTC, date, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.servers.shards import ALL, Shards
from corpus.storage import clock
from corpus.storage.claims import RELEASED, Claim, has_lapsed
from corpus.storage.database import Database
from corpus.storage.outgoing import Delivery, Outgoing, Sending
from corpus.storage.schema import digests
from corpus.storage.upserts import insert_new


class Digests:
    """The weekly digests of every server, a week by the Monday that it begins with."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._claims = Outgoing(database, digests)

    def left(self, week: date, shards: Shards = ALL) -> tuple[str, ...]:
        """Return the collections of *shards* whose digest of *week* is to be tried again.

        It failed a while ago, or the process that was at it was killed.
        """
        chosen = sa.select(digests.c.collection).where(
            digests.c.week == week, shards.own(digests.c.collection)
        )
        with self._database.read() as connection:
            left = chosen.where(has_lapsed(digests, clock.now(connection)))
            return tuple(connection.scalars(left.order_by(digests.c.collection)))

    def begin(self, collection: str, week: date) -> Claim | None:
        """Return the claim by which the caller, and nobody else, is to send the digest of *week*.

        It is `None` where that was begun, unless it failed or its process was killed since.
        """
        its = _is(collection, week)
        with self._database.write() as connection:
            if not self._is_new(connection, collection, week):
                left = sa.and_(its, has_lapsed(digests, clock.now(connection)))
                if self._claims.take(connection, left) is None:
                    return None
        return self._claims.claim(its)

    def begin_sending(self, collection: str, week: date) -> Sending | None:
        """Return the right to send the message now; `None` where another process has it."""
        with self._database.write() as connection:
            return self._claims.begin_sending(connection, _is(collection, week))

    def end(self, collection: str, week: date, outcome: Delivery) -> None:
        """Keep what came of the digest of *week*; put off what failed."""
        its = _is(collection, week)
        with self._database.write() as connection:
            if not outcome.is_final:
                self._claims.put_off(connection, its)
                return
            sent = {"sent_at": datetime.now(UTC)} if outcome is Delivery.SENT else {}
            ended = digests.update().where(its, self._claims.held)
            connection.execute(ended.values(sent | RELEASED))

    def _is_new(self, connection: Connection, collection: str, week: date) -> bool:
        """Claim the digest of *week* where nobody did before; return whether that is so."""
        row = {"collection": collection, "week": week, "begun_at": datetime.now(UTC)}
        return insert_new(connection, digests, row | self._claims.values(connection))


def _is(collection: str, week: date) -> sa.ColumnElement[bool]:
    return sa.and_(digests.c.collection == collection, digests.c.week == week)
