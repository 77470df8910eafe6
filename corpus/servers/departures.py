"""Which servers the bot was removed from: their data goes, after a grace period.

What a process sees of Discord may be wrong: another token, a part of all servers, an outage. So
nothing is marked because a process does not see it which has not that server's shard, nor where
many went at once, unless the operator says so; and right before a server is erased it is looked
for once more.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.servers.collection_names import PREFIX
from corpus.servers.shards import Shards
from corpus.storage.database import Database
from corpus.storage.schema import collections, known_servers, metadata

GRACE = timedelta(days=14)
"""How long a server's data outlives the bot's removal, should that have been a mistake."""

BELIEVED_SHARE = 0.1
"""The part of a shard's servers that may be gone at once without the operator's word."""

BELIEVED_FEW = 3
"""How many may be gone whatever part that is: a bot in five servers may well lose two of them."""

IsGone = Callable[[str], bool]
"""Tells of a collection whether Discord says, now and to this process, that the bot is not in its
server. It is a no for every server that is another process's."""

_OF_A_SERVER = tuple(
    each
    for each in metadata.sorted_tables
    if "collection" in each.c and not each.foreign_key_constraints
)
"""Every table whose rows say which server they are of, but for those that go with another row: by
its key, which is an index."""

_PRESENT: dict[str, datetime | None] = {"left_at": None, "missing_since": None}


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    left_at: datetime | None
    missing_since: datetime | None


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The collections of servers that are *gone*, or *doubted* until the operator confirms it."""

    gone: tuple[str, ...] = ()
    doubted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether the bot is in a server: it is unless it *left_at* a time, or is *missing_since* one.

    *name* is null where no process was told how the server is called.
    """

    collection: str
    name: str | None
    left_at: datetime | None
    missing_since: datetime | None

    @property
    def state(self) -> Literal["present", "missing", "left"]:
        """Return in a word how it stands."""
        if self.left_at is not None:
            return "left"
        return "present" if self.missing_since is None else "missing"

    @property
    def erased_at(self) -> datetime | None:
        """Return when the server's data is erased; null unless it was left."""
        return None if self.left_at is None else self.left_at + GRACE


class Servers:
    """The comings and goings of Discord servers; the operator's collection is none."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def left(self, collection: str) -> None:
        """Note that the bot was removed from the server of *collection* just now."""
        with self._database.write() as connection:
            _mark(connection, [collection], _gone(datetime.now(UTC)))

    def joined(self, collection: str) -> None:
        """Note that the bot is in the server of *collection*: nothing of it is to be erased."""
        with self._database.write() as connection:
            _mark(connection, [collection], _PRESENT)

    def reconcile(self, shards: Shards, is_gone: IsGone) -> Reconciled:
        """Mark the servers of *shards* that went while the bot was away, unmark those it is in.

        Where more are gone than is believed, they are noted as missing and none is marked.
        """
        known = self._known(shards)
        absent = {row.name for row in known if is_gone(row.name)}
        back = [row.name for row in known if row.name not in absent and _is_marked(row)]
        staying = [row for row in known if row.left_at is None]
        gone = [row for row in staying if row.name in absent]
        believed = len(gone) <= max(BELIEVED_FEW, len(staying) * BELIEVED_SHARE)
        if back or gone:
            self._note(back, [row for row in gone if is_gone(row.name)], believed=believed)
        names = tuple(row.name for row in gone)
        return Reconciled(names) if believed else Reconciled(doubted=names)

    def _note(self, back: Sequence[str], gone: Sequence[_Known], *, believed: bool) -> None:
        now = datetime.now(UTC)
        with self._database.write() as connection:
            _mark(connection, back, _PRESENT)
            if believed:
                _mark(connection, [row.name for row in gone], _gone(now))
            else:
                newly = [row.name for row in gone if row.missing_since is None]
                _mark(connection, newly, {"missing_since": now})

    def standing(self) -> tuple[Standing, ...]:
        """Return how it stands with every server, in the order of their collections' names."""
        kept = collections.c
        chosen = (
            sa.select(
                kept.name.label("collection"),
                known_servers.c.name,
                kept.left_at,
                kept.missing_since,
            )
            .outerjoin(known_servers, known_servers.c.collection == kept.name)
            .where(kept.name.startswith(PREFIX))
            .order_by(kept.name)
        )
        with self._database.read() as connection:
            return tuple(Standing(**row) for row in connection.execute(chosen).mappings())

    def confirm_gone(self) -> tuple[str, ...]:
        """Mark every server that is missing as left just now, and return which, in order."""
        missing = collections.c.missing_since.is_not(None)
        with self._database.write() as connection:
            chosen = sa.select(collections.c.name).where(missing).order_by(collections.c.name)
            names = tuple(connection.scalars(chosen))
            connection.execute(collections.update().where(missing).values(_gone(datetime.now(UTC))))
        return names

    def erase_gone(self, shards: Shards, is_gone: IsGone) -> tuple[str, ...]:
        """Erase all data of servers of *shards* that were left longer ago than `GRACE`.

        Each in a transaction of its own: other writers wait for one server's data at most.
        Returns which were erased.
        """
        ripe = sa.select(collections.c.name).where(
            collections.c.left_at < datetime.now(UTC) - GRACE,
            collections.c.name.startswith(PREFIX),
            shards.own(collections.c.name),
        )
        with self._database.read() as connection:
            names = tuple(connection.scalars(ripe))
        return tuple(name for name in names if self._erase(name, is_gone))

    def _known(self, shards: Shards) -> list[_Known]:
        """Return what is known of the servers of *shards*, to be compared with Discord."""
        kept = collections.c
        chosen = (
            sa.select(kept.name, kept.left_at, kept.missing_since)
            .where(kept.name.startswith(PREFIX), shards.own(kept.name))
            .order_by(kept.name)
        )
        with self._database.read() as connection:
            return [_Known(*row) for row in connection.execute(chosen)]

    def _erase(self, name: str, is_gone: IsGone) -> bool:
        """Erase the data of a server unless the bot is in it; return whether it was erased."""
        still_gone = sa.select(collections.c.left_at).where(collections.c.name == name)
        with self._database.erase() as connection:
            if connection.scalar(still_gone.with_for_update()) is None or not is_gone(name):
                return False
            for table in _OF_A_SERVER:
                connection.execute(table.delete().where(table.c.collection == name))
            connection.execute(collections.delete().where(collections.c.name == name))
        return True


def _gone(now: datetime) -> dict[str, datetime | None]:
    return {"left_at": now, "missing_since": None}


def _is_marked(known: _Known) -> bool:
    return known.left_at is not None or known.missing_since is not None


def _mark(connection: Connection, names: Sequence[str], values: dict[str, datetime | None]) -> None:
    if names:
        chosen = collections.c.name.in_(names)
        connection.execute(collections.update().where(chosen).values(values))
