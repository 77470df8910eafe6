"""When a shard may begin a session: one at a time in each of Discord's buckets, with a pause."""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog

from bot.connection.close_codes import sentence_for_sharding
from bot.connection.ending import to_its_end
from bot.connection.session_limit import SessionLimit
from bot.connection.slots import REFUSED_FOR, Slots
from corpus.errors import FootnoteError

IDENTIFY_EVERY = 5.5
"""Seconds between two sessions of a bucket: Discord's five (its reference of the gateway, rate
limits), counted there, and half a second because one may be longer on its way than the next."""

ADOPTED_EVERY = 60 * 60.0
"""Seconds within which the number of shards is made to follow Discord's wish once."""

ASKED_EVERY = 1.0
"""Seconds between two looks at a bucket that others use, at most."""

log = structlog.get_logger()


class MoreShardsNeeded(Exception):
    """The bot has to connect anew, as *count* shards."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


class SessionStarts:
    """Gives shards their turns to begin a session.

    Where the number of shards *follows* Discord's wish, it is told to grow when Discord asks.
    """

    def __init__(self, limit: SessionLimit, slots: Slots, *, follows: bool) -> None:
        self._limit = limit
        self._slots = slots
        self._follows = follows
        self._adopted_at: float | None = None
        self._begun: set[int] = set()
        self._queues: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    @asynccontextmanager
    async def turn(self, shard: int) -> AsyncIterator[None]:
        """Wait until *shard* may begin a session, and keep others of its bucket from it inside.

        Raises:
            FootnoteError: The store that processes share cannot be used.
        """
        bucket = shard % await self._limit.buckets()
        async with self._queues[bucket]:
            while wait := await self._claimed(bucket):  # noqa: ASYNC110 - others are asked
                await asyncio.sleep(min(wait, ASKED_EVERY))
            try:
                yield
            finally:
                pause = IDENTIFY_EVERY if shard in self._begun else 0.0
                self._begun.discard(shard)
                await to_its_end(self._settle(bucket, pause))

    async def _claimed(self, bucket: int) -> float:
        """Claim *bucket* and return 0, or return in how many seconds it may be free.

        A claim that is given up while the store makes it would keep others off for a minute.
        """
        claiming = asyncio.ensure_future(self._slots.claim(bucket))
        try:
            return await asyncio.shield(claiming)
        except asyncio.CancelledError:
            await to_its_end(self._give_back(bucket, claiming))
            raise

    async def _give_back(self, bucket: int, claiming: asyncio.Future[float]) -> None:
        with suppress(FootnoteError):  # then there is none
            if await claiming == 0:
                await self._settle(bucket, 0.0)

    async def _settle(self, bucket: int, pause: float) -> None:
        with suppress(FootnoteError):  # the claim ends by itself
            await self._slots.settle(bucket, pause)

    def begins(self, shard: int) -> None:
        """Note that *shard* sends what begins a session, now."""
        self._begun.add(shard)

    async def accepted(self) -> None:
        """Note that Discord has taken a session."""
        with suppress(FootnoteError):  # the next one will do
            await self._slots.accept()

    async def refused(self, count: int) -> None:
        """Note that Discord takes no session of *count* shards: it asks for more.

        Raises:
            MoreShardsNeeded: The number follows Discord's wish, and is to grow at once.
        """
        with suppress(FootnoteError):  # without the store nobody claims a turn either
            await self._slots.refuse()
        recommended = await self._limit.known_shards()
        if recommended > count and self._may_follow():
            self._adopted_at = time.monotonic()
            await self.accepted()
            raise MoreShardsNeeded(recommended)
        log.error(sentence_for_sharding(count, recommended), retry_in=round(REFUSED_FOR))

    def _may_follow(self) -> bool:
        if not self._follows:
            return False
        return self._adopted_at is None or time.monotonic() - self._adopted_at >= ADOPTED_EVERY
