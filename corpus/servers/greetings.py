"""Which server was greeted, for which joining."""

from datetime import UTC, datetime

import sqlalchemy as sa

from corpus.servers.settings import mention
from corpus.storage.database import Database
from corpus.storage.schema import greetings


class Greetings:
    """The last joining of every server that it was greeted for, by when Discord says it was."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, collection: str, joined_at: datetime) -> bool:
        """Return whether the caller, and nobody else, is to greet for the joining at *joined_at*.

        It is on record before anything is sent: what a crash interrupts is not sent again.
        """
        known = greetings.c.collection == collection
        with self._database.write() as connection:
            last = connection.scalar(sa.select(greetings.c.joined_at).where(known))
            if last is not None and last >= joined_at:
                return False
            mention(connection, collection)
            connection.execute(greetings.delete().where(known))
            row = {"collection": collection, "joined_at": joined_at, "begun_at": datetime.now(UTC)}
            connection.execute(greetings.insert().values(row))
        return True
