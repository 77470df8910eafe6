"""Which server was greeted, for which joining."""

from datetime import UTC, datetime

import sqlalchemy as sa

from corpus.storage.database import Database
from corpus.storage.queries import hold
from corpus.storage.schema import greetings
from corpus.storage.upserts import upsert


class Greetings:
    """The last joining of every server that it was greeted for, by when Discord says it was."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, collection: str, joined_at: datetime) -> bool:
        """Return whether the caller, and nobody else, is to greet for the joining at *joined_at*.

        It is on record before anything is sent: what a crash interrupts is not sent again.
        """
        last = sa.select(greetings.c.joined_at).where(greetings.c.collection == collection)
        with self._database.write() as connection:
            hold(connection, collection)
            known = connection.scalar(last)
            if known is not None and known >= joined_at:
                return False
            row = {"collection": collection, "joined_at": joined_at, "begun_at": datetime.now(UTC)}
            upsert(connection, greetings, row)
        return True
