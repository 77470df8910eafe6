"""Which server was greeted, for which joining."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.servers.shards import ALL, Shards
from corpus.storage import clock
from corpus.storage.claims import RELEASED, has_lapsed
from corpus.storage.database import Database
from corpus.storage.outgoing import ANEW, Delivery, Outgoing, Sending
from corpus.storage.revisions import hold
from corpus.storage.schema import greetings
from corpus.storage.upserts import upsert


class Greetings:
    """The last joining of every server that it was greeted for, by when Discord says it was."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._claims = Outgoing(database, greetings)

    def left(self, shards: Shards = ALL) -> tuple[str, ...]:
        """Return the collections of *shards* that are to be greeted again.

        It failed a while ago, or the process that was at it was killed.
        """
        chosen = sa.select(greetings.c.collection).where(shards.own(greetings.c.collection))
        with self._database.read() as connection:
            left = chosen.where(has_lapsed(greetings, clock.now(connection)))
            return tuple(connection.scalars(left.order_by(greetings.c.collection)))

    def begin(self, collection: str, joined_at: datetime) -> Sending | None:
        """Return the right by which the caller alone is to greet for the joining at *joined_at*.

        It is `None` where that was begun, unless it failed or its process was killed since.
        """
        its = greetings.c.collection == collection
        with self._database.write() as connection:
            hold(connection, collection)
            if not self._is_new(connection, collection, joined_at):
                left = sa.and_(its, has_lapsed(greetings, clock.now(connection)))
                if self._claims.take(connection, left) is None:
                    return None
            return self._claims.begin_sending(connection, its)

    def end(self, collection: str, outcome: Delivery) -> None:
        """Keep that a server was greeted, or cannot be; put off what failed."""
        its = greetings.c.collection == collection
        with self._database.write() as connection:
            if not outcome.is_final:
                self._claims.put_off(connection, its)
                return
            ended = greetings.update().where(its, self._claims.held)
            connection.execute(ended.values(RELEASED))

    def _is_new(self, connection: Connection, collection: str, joined_at: datetime) -> bool:
        """Claim the greeting for a joining where none was for it; return whether that is so."""
        last = sa.select(greetings.c.joined_at).where(greetings.c.collection == collection)
        known = connection.scalar(last)
        if known is not None and known >= joined_at:
            return False
        row = {"collection": collection, "joined_at": joined_at, "begun_at": datetime.now(UTC)}
        upsert(connection, greetings, row | ANEW | self._claims.values(connection))
        return True
