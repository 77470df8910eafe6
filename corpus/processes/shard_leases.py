"""Which process serves which of Discord's shards: leases that end where nobody renews them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from corpus.storage import clock
from corpus.storage.database import Database
from corpus.storage.schema import processes, shard_leases
from corpus.storage.upserts import insert_new

LEASE = 30.0
"""Seconds that a shard stays a process's that says nothing any more. With as long again to notice
and to connect, a shard comes back within a minute."""


@dataclass(frozen=True, slots=True)
class Share:
    """What is a process's of all shards, now."""

    held: frozenset[int] = frozenset()
    """The shards that are leased to it."""
    excess: frozenset[int] = frozenset()
    """Those of them that it is to leave and give back, for others have too few."""
    other_total: int | None = None
    """The total of processes that run with another one; while they do, this one holds nothing."""


def fair_share(total: int, count: int, rank: int) -> int:
    """Return how many of *total* shards the process of *rank* serves, of *count* processes.

    Ranks begin at 0, by age: a process that comes takes from others, and none moves a shard that
    need not move.
    """
    return total // count + (rank < total % count)


class ShardLeases:
    """The leases of one process, which is one of those that run with *total* shards.

    All is decided under the locks of the leases' rows, and by the database's clock.
    """

    def __init__(self, database: Database, total: int, seconds: float = LEASE) -> None:
        self._database = database
        self._total = total
        self._lasts = timedelta(seconds=seconds)
        self._me = uuid4().hex

    def balance(self) -> Share:
        """Renew this process's leases, and take what is free of its share; return what it has."""
        with self._database.write(durable=False) as connection:
            rows = self._locked(connection)
            now = clock.now(connection)
            running = self._announced(connection, now)
            older = takewhile(lambda each: each.id != self._me, running)
            other_total = next((each.total for each in older if each.total != self._total), None)
            if other_total is not None:
                return Share(other_total=other_total)
            peers = [each.id for each in running if each.total == self._total]
            fair = fair_share(self._total, len(peers), peers.index(self._me))
            held = self._with_free(rows, now, fair)
            renewed = {"owner": self._me, "until": now + self._lasts}
            connection.execute(
                shard_leases.update().where(shard_leases.c.shard.in_(held)).values(renewed)
            )
        return Share(frozenset(held), frozenset(held[fair:]))

    def give_back(self, shards: Collection[int]) -> None:
        """Let others have *shards*, which this process has left."""
        with self._database.write(durable=False) as connection:
            self._free(connection, shard_leases.c.shard.in_(shards))

    def leave(self) -> None:
        """Let others have all shards of this process, which ends."""
        with self._database.write(durable=False) as connection:
            self._free(connection, sa.true())
            connection.execute(processes.delete().where(processes.c.id == self._me))

    def _locked(self, connection: Connection) -> Sequence[Row[Any]]:
        """Return the leases of all shards, in order, which no other process changes meanwhile."""
        shards = range(self._total)
        chosen = sa.select(shard_leases).where(shard_leases.c.shard.in_(shards))
        locked = chosen.order_by(shard_leases.c.shard).with_for_update()
        rows = connection.execute(locked).all()
        if len(rows) == self._total:
            return rows
        for each in shards:
            insert_new(connection, shard_leases, {"shard": each})
        return connection.execute(locked).all()

    def _announced(self, connection: Connection, now: datetime) -> Sequence[Row[Any]]:
        """Return the processes that run, this one among them, the oldest first."""
        connection.execute(processes.delete().where(processes.c.until <= now))
        until = now + self._lasts
        mine = processes.update().where(processes.c.id == self._me).values(until=until)
        if connection.execute(mine).rowcount == 0:
            me = {"id": self._me, "total": self._total, "began_at": now, "until": until}
            insert_new(connection, processes, me)
        by_age = sa.select(processes).order_by(processes.c.began_at, processes.c.id)
        return connection.execute(by_age).all()

    def _with_free(self, rows: Sequence[Row[Any]], now: datetime, most: int) -> list[int]:
        """Return the shards of this process, with free ones where they are fewer than *most*."""
        mine = [row.shard for row in rows if row.owner == self._me]
        free = [
            row.shard
            for row in rows
            if row.owner is None or (row.owner != self._me and row.until <= now)
        ]
        return mine + free[: max(0, most - len(mine))]

    def _free(self, connection: Connection, which: sa.ColumnElement[bool]) -> None:
        mine = shard_leases.c.owner == self._me
        connection.execute(shard_leases.update().where(mine, which).values(owner=None, until=None))
