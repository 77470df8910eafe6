"""Which servers the bot is in: the data of one it was removed from goes, after a grace period."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from corpus.storage.database import Database
from corpus.storage.schema import (
    answer_reviews,
    asked_questions,
    collections,
    daily_citations,
    daily_counts,
    digests,
    direct_servers,
    gap_reviews,
    greetings,
    server_settings,
    source_events,
    sources,
    submissions,
)

GRACE = timedelta(days=14)
"""How long a server's data outlives the bot's removal, should that have been a mistake."""

_OF_A_SERVER = (
    submissions,
    source_events,
    answer_reviews,
    asked_questions,
    daily_citations,
    daily_counts,
    digests,
    direct_servers,
    gap_reviews,
    greetings,
    server_settings,
    sources,
)
"""Every table with data of a server; what belongs to a row there goes with it."""

PREFIX = "discord:"
"""What the name of every server's collection begins with."""


def collection_of(guild_id: int) -> str:
    """Return the name of the collection of a Discord server, by which everything of it is kept."""
    return f"{PREFIX}{guild_id}"


def guild_id_of(collection: str) -> int | None:
    """Return the Discord id of the server that *collection* belongs to; null for the operator's."""
    number = collection.removeprefix(PREFIX)
    return int(number) if number != collection and number.isdecimal() else None


class Servers:
    """The comings and goings of Discord servers; the operator's collection is none."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def left(self, collection: str) -> None:
        """Note that the bot was removed from the server of *collection* just now."""
        self._mark([collection], datetime.now(UTC))

    def joined(self, collection: str) -> None:
        """Note that the bot is in the server of *collection*: nothing of it is to be erased."""
        self._mark([collection], None)

    def reconcile(self, present: Collection[str]) -> tuple[str, ...]:
        """Mark the servers that went while the bot was away, unmark those of *present*.

        Returns the collections that were newly marked.
        """
        with self._database.read() as connection:
            rows = connection.execute(
                sa.select(collections).where(collections.c.name.startswith(PREFIX))
            ).all()
        gone = [row.name for row in rows if row.name not in present and row.left_at is None]
        back = [row.name for row in rows if row.name in present and row.left_at is not None]
        self._mark(gone, datetime.now(UTC))
        self._mark(back, None)
        return tuple(gone)

    def erase_gone(self) -> tuple[str, ...]:
        """Erase all data of servers that were left longer ago than `GRACE`; return which.

        Each in a transaction of its own: other writers wait for one server's data at most.
        """
        chosen = sa.select(collections.c.name).where(
            collections.c.left_at < datetime.now(UTC) - GRACE
        )
        with self._database.read() as connection:
            names = tuple(connection.scalars(chosen))
        return tuple(name for name in names if self._erase(name))

    def _erase(self, name: str) -> bool:
        """Erase the data of a server unless the bot was added to it again; return whether."""
        still_gone = sa.select(collections.c.left_at).where(collections.c.name == name)
        with self._database.erase() as connection:
            if connection.scalar(still_gone) is None:
                return False
            for table in _OF_A_SERVER:
                connection.execute(table.delete().where(table.c.collection == name))
            connection.execute(collections.delete().where(collections.c.name == name))
        return True

    def _mark(self, names: Collection[str], left_at: datetime | None) -> None:
        if not names:
            return
        with self._database.write() as connection:
            connection.execute(
                collections.update().where(collections.c.name.in_(names)).values(left_at=left_at)
            )
