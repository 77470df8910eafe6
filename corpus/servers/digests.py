"""Which server was sent the digest of which week."""

from datetime import UTC, date, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.servers.shards import ALL, Shards
from corpus.storage import clock
from corpus.storage.claims import RELEASED, Claim, Claims, has_lapsed, may_be_sent
from corpus.storage.database import Database
from corpus.storage.schema import digests
from corpus.storage.upserts import insert_new


class Digests:
    """The weekly digests of every server, a week by the Monday that it begins with."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._claims = Claims(database, digests)

    def left(self, week: date, shards: Shards = ALL) -> tuple[str, ...]:
        """Return the collections of *shards* whose digest of *week* a killed process left."""
        chosen = sa.select(digests.c.collection).where(
            digests.c.week == week, shards.own(digests.c.collection)
        )
        with self._database.read() as connection:
            left = chosen.where(_is_left(clock.now(connection)))
            return tuple(connection.scalars(left.order_by(digests.c.collection)))

    def begin(self, collection: str, week: date) -> Claim | None:
        """Return the claim by which the caller, and nobody else, is to send the digest of *week*.

        It is `None` where that was begun, unless by a process that was killed since.
        """
        its = _is(collection, week)
        with self._database.write() as connection:
            if not self._is_new(connection, collection, week):
                left = sa.and_(its, _is_left(clock.now(connection)))
                if self._claims.take(connection, left) is None:
                    return None
        return self._claims.claim(its)

    def begin_sending(self, collection: str, week: date) -> Claim | None:
        """Return the claim by which to send the message now, which cannot come twice."""
        with self._database.write() as connection:
            return self._claims.begin_sending(connection, _is(collection, week))

    def end(self, collection: str, week: date, *, sent: bool) -> None:
        """Keep that the digest of *week* was sent, or that there was none to send."""
        ours = sa.and_(_is(collection, week), self._claims.held)
        values = {"sent_at": datetime.now(UTC)} | RELEASED if sent else RELEASED
        with self._database.write() as connection:
            connection.execute(digests.update().where(ours).values(values))

    def _is_new(self, connection: Connection, collection: str, week: date) -> bool:
        """Claim the digest of *week* where nobody did before; return whether that is so."""
        row = {"collection": collection, "week": week, "begun_at": datetime.now(UTC)}
        return insert_new(connection, digests, row | self._claims.values(connection))


def _is(collection: str, week: date) -> sa.ColumnElement[bool]:
    return sa.and_(digests.c.collection == collection, digests.c.week == week)


def _is_left(now: datetime) -> sa.ColumnElement[bool]:
    """Return the condition that a killed process began a digest and did not end it."""
    return sa.and_(has_lapsed(digests, now), may_be_sent(digests, now))
