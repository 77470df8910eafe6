"""Processes that share a database divide the shards among themselves, by leases that end."""

import asyncio
from dataclasses import dataclass
from typing import Protocol

import structlog

from bot.connection.held_shards import HeldShards
from bot.connection.slots import Slots
from corpus.errors import FootnoteError

log = structlog.get_logger()


class Share(Protocol):
    """What is this process's of all shards, now."""

    @property
    def held(self) -> frozenset[int]:
        """The shards that are leased to this process."""

    @property
    def excess(self) -> frozenset[int]:
        """Those of them that it is to give back, for others have too few."""

    @property
    def other_total(self) -> int | None:
        """The total of processes that run with another one; while they do, this one waits."""


class Sharing(Slots, Protocol):
    """What processes that share Discord's shards and its limits agree on."""

    @property
    def total(self) -> int:
        """How many shards there are in all processes together."""

    @property
    def lease_seconds(self) -> float:
        """How long a shard stays a process's that says nothing any more."""

    async def prepared(self) -> None:
        """Wait until this process can answer: until then others answer sooner."""

    async def balance(self) -> Share:
        """Renew this process's leases and take what is free of its share; return that.

        Raises:
            FootnoteError: The database cannot be used.
        """

    async def give_back(self, shards: frozenset[int]) -> None:
        """Let others have *shards*, which this process has left."""

    async def leave(self) -> None:
        """Let others have all shards of this process, at once."""

    def close(self) -> None:
        """Wait for what runs, take nothing more."""


@dataclass(frozen=True)
class ShardPlan:
    """As which shards to connect: by default all that Discord recommends, in this process."""

    total: int | None = None
    """How many shards there are in all processes together; null for what Discord recommends."""
    ids: frozenset[int] | None = None
    """Those of this process; null for all of them, or its share where processes share them."""
    sharing: Sharing | None = None
    """How this process agrees with others, where there are any."""


class Leasing:
    """Keeps this process's leases, and *shards* at what they are for.

    They are renewed six times while they last. Where the database does not answer, the shards
    are left a sixth of that time before another process could take them.
    """

    def __init__(self, sharing: Sharing, shards: HeldShards) -> None:
        self._sharing = sharing
        self._shards = shards
        self._every = sharing.lease_seconds / 6
        self._serve_for = sharing.lease_seconds - self._every
        self._ends_at = 0.0
        self._end: asyncio.TimerHandle | None = None
        self._leaving: asyncio.Task[None] | None = None
        self._said = ""

    @property
    def is_current(self) -> bool:
        """Return whether what this process holds is known to be its own."""
        return asyncio.get_running_loop().time() < self._ends_at

    async def keep(self) -> None:
        """Keep them until this is cancelled, once this process is prepared."""
        await self._sharing.prepared()
        try:
            while True:
                await self._renew()
                await asyncio.sleep(self._every)
        finally:
            if self._end is not None:
                self._end.cancel()

    async def _renew(self) -> None:
        began = asyncio.get_running_loop().time()
        try:
            share = await self._sharing.balance()
            if not self._extend(began + self._serve_for):
                return
            await self._shards.hold(share.held - share.excess, self._sharing.total)
            if share.excess:
                await self._sharing.give_back(share.excess)
        except FootnoteError as failed:
            self._say(f"The shards' leases are not renewed. {failed}")
            return
        self._say(_sentence_for(share, self._sharing.total))
        if not share.held:
            self._shards.have_settled.set()

    def _extend(self, ends_at: float) -> bool:
        """Serve until *ends_at*, by this loop's clock; return false where that is over."""
        loop = asyncio.get_running_loop()
        if self._end is not None:
            self._end.cancel()
        if loop.time() >= ends_at:
            self._lapse()
            return False
        self._ends_at = ends_at
        self._end = loop.call_at(ends_at, self._lapse)
        return True

    def _lapse(self) -> None:
        """Leave all shards: soon another process may serve them."""
        leaving = self._shards.hold((), self._sharing.total)
        self._leaving = asyncio.get_running_loop().create_task(leaving)

    def _say(self, sentence: str) -> None:
        """Log *sentence* unless it was the last one; an empty one is not logged."""
        if sentence and sentence != self._said:
            log.warning(sentence)
        self._said = sentence


def _sentence_for(share: Share, total: int) -> str:
    if share.other_total is None:
        return ""
    return (
        f"Another process runs with FOOTNOTE_SHARDS={share.other_total}, this one with {total}: "
        "it waits until that one is stopped."
    )
