"""Which server was greeted, for which joining."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.servers.shards import ALL, Shards
from corpus.storage import clock
from corpus.storage.claims import ANEW, RELEASED, Claim, Claims, has_lapsed, may_be_sent
from corpus.storage.database import Database
from corpus.storage.queries import hold
from corpus.storage.schema import greetings
from corpus.storage.upserts import upsert


class Greetings:
    """The last joining of every server that it was greeted for, by when Discord says it was."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._claims = Claims(database, greetings)

    def left(self, shards: Shards = ALL) -> tuple[str, ...]:
        """Return the collections of *shards* that a killed process was about to greet."""
        chosen = sa.select(greetings.c.collection).where(shards.own(greetings.c.collection))
        with self._database.read() as connection:
            left = chosen.where(_is_left(clock.now(connection)))
            return tuple(connection.scalars(left.order_by(greetings.c.collection)))

    def begin(self, collection: str, joined_at: datetime) -> Claim | None:
        """Return the claim by which the caller alone is to greet for the joining at *joined_at*.

        It is `None` where that was begun, unless by a process that was killed since.
        """
        its = greetings.c.collection == collection
        with self._database.write() as connection:
            hold(connection, collection)
            if not self._is_new(connection, collection, joined_at):
                left = sa.and_(its, _is_left(clock.now(connection)))
                if self._claims.take(connection, left) is None:
                    return None
            return self._claims.begin_sending(connection, its)

    def end(self, collection: str) -> None:
        """Keep that a server was greeted, or cannot be."""
        ours = sa.and_(greetings.c.collection == collection, self._claims.held)
        with self._database.write() as connection:
            connection.execute(greetings.update().where(ours).values(RELEASED))

    def _is_new(self, connection: Connection, collection: str, joined_at: datetime) -> bool:
        """Claim the greeting for a joining where none was for it; return whether that is so."""
        last = sa.select(greetings.c.joined_at).where(greetings.c.collection == collection)
        known = connection.scalar(last)
        if known is not None and known >= joined_at:
            return False
        row = {"collection": collection, "joined_at": joined_at, "begun_at": datetime.now(UTC)}
        upsert(connection, greetings, row | ANEW | self._claims.values(connection))
        return True


def _is_left(now: datetime) -> sa.ColumnElement[bool]:
    """Return the condition that a killed process began a greeting and did not end it."""
    return sa.and_(has_lapsed(greetings, now), may_be_sent(greetings, now))
