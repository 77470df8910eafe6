"""The shards and the sessions that processes on one database share, for the event loop."""

import asyncio

from bot.connection.slots import CLAIMED_FOR, REFUSED_FOR
from bot.services.workers import Workers
from corpus.errors import FootnoteError
from corpus.processes.session_slots import SessionSlots
from corpus.processes.shard_leases import LEASE, ShardLeases, Share
from corpus.storage.database import Database


class SharedShards:
    """What this process agrees on with the others that run with *total* shards.

    It can answer when *ready* is done, where that is given.
    """

    def __init__(
        self,
        database: Database,
        total: int,
        lease_seconds: float = LEASE,
        ready: asyncio.Future[None] | None = None,
    ) -> None:
        self.total = total
        self.lease_seconds = lease_seconds
        self._ready = ready
        self._leases = ShardLeases(database, total, lease_seconds)
        self._slots = SessionSlots(database)
        # Of one thread: nothing is taken after all was given back.
        self._leasing = Workers("leases", 1)
        self._taking_turns = Workers("sessions", 1)

    async def prepared(self) -> None:
        """Wait until this process can answer: until then others answer sooner."""
        if self._ready is not None:
            await asyncio.wait({self._ready})

    async def balance(self) -> Share:
        """Renew this process's leases and take what is free of its share; return that.

        Raises:
            FootnoteError: The database cannot be used.
        """
        return await self._leasing(self._leases.balance)

    async def give_back(self, shards: frozenset[int]) -> None:
        """Let others have *shards*, which this process has left."""
        await self._leasing(self._leases.give_back, shards)

    async def leave(self) -> None:
        """Let others have all shards of this process, at once where the database answers."""
        try:
            await self._leasing(self._leases.leave)
        except FootnoteError:
            return  # its leases end by themselves

    async def claim(self, bucket: int) -> float:
        """Claim *bucket* and return 0, or return in how many seconds it may be free."""
        return await self._taking_turns(self._slots.claim, bucket, CLAIMED_FOR, REFUSED_FOR)

    async def settle(self, bucket: int, pause: float) -> None:
        """Let *bucket* go, which is free again after *pause* seconds."""
        await self._taking_turns(self._slots.settle, bucket, pause)

    async def refuse(self) -> None:
        """Note that sessions are refused from now on."""
        await self._taking_turns(self._slots.refuse, REFUSED_FOR)

    async def accept(self) -> None:
        """Note that sessions are refused no more."""
        await self._taking_turns(self._slots.accept)

    def close(self) -> None:
        """Wait for what runs, take nothing more."""
        self._leasing.close()
        self._taking_turns.close()
