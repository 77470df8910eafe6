"""Which server was sent the digest of which week."""

from datetime import UTC, date, datetime

import sqlalchemy as sa

from corpus.storage.database import Database
from corpus.storage.schema import digests
from corpus.storage.upserts import insert_new


class Digests:
    """The weekly digests of every server, a week by the Monday that it begins with."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, collection: str, week: date) -> bool:
        """Return whether the caller, and nobody else, is to send the digest of *week* now.

        It is on record before it is sent: what a crash interrupts is not sent again.
        """
        row = {"collection": collection, "week": week, "begun_at": datetime.now(UTC)}
        with self._database.write() as connection:
            return insert_new(connection, digests, row)

    def sent(self, collection: str, week: date) -> None:
        """Keep that the digest of *week* was sent."""
        with self._database.write() as connection:
            connection.execute(
                digests.update().where(_is(collection, week)).values(sent_at=datetime.now(UTC))
            )


def _is(collection: str, week: date) -> sa.ColumnElement[bool]:
    return sa.and_(digests.c.collection == collection, digests.c.week == week)
