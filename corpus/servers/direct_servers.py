"""Which server's articles a member asks in direct messages: their choice, until they change it."""

from datetime import UTC, datetime

import sqlalchemy as sa

from corpus.servers.collection_names import PREFIX as SERVER
from corpus.storage.database import Database
from corpus.storage.revisions import mention
from corpus.storage.schema import asked_questions, direct_servers
from corpus.storage.upserts import upsert


class DirectServers:
    """The choices of members, by their Discord user id.

    That they are still in the server is not known here: whoever asks has to make sure.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, user_id: str) -> str | None:
        """Return the collection that *user_id* chose."""
        chosen = sa.select(direct_servers.c.collection).where(direct_servers.c.user_id == user_id)
        with self._database.read() as connection:
            return connection.scalar(chosen)

    def choose(self, user_id: str, collection: str) -> None:
        """Keep the choice of *user_id* in place of the one before."""
        row = {"user_id": user_id, "collection": collection, "chosen_at": datetime.now(UTC)}
        with self._database.write() as connection:
            mention(connection, collection)
            upsert(connection, direct_servers, row)

    def asked_in(self, user_id: str) -> tuple[str, ...]:
        """Return the collections of servers in which *user_id* has asked, the latest first."""
        kept = asked_questions.c
        chosen = (
            sa.select(kept.collection)
            .where(kept.asker == user_id, kept.collection.startswith(SERVER))
            .group_by(kept.collection)
            .order_by(sa.func.max(kept.asked_at).desc())
        )
        with self._database.read() as connection:
            return tuple(connection.scalars(chosen))
