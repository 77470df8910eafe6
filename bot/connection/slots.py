"""Whose turn it is to begin a session: what a process knows alone, or agrees on with others."""

import time
from collections import defaultdict
from typing import Protocol

GREETED_WITHIN = 60.0
"""Seconds in which the gateway has to greet the bot and take its session."""

CLAIMED_FOR = GREETED_WITHIN + 5.0
"""Seconds that a bucket is kept for a process which does not say that it has begun, or failed."""

REFUSED_FOR = 400.0
"""Seconds between two sessions after Discord has asked for more shards: nine an hour."""


class Slots(Protocol):
    """Who may begin a session next, for all that share Discord's limits."""

    async def claim(self, bucket: int) -> float:
        """Claim *bucket* and return 0, or return in how many seconds it may be free.

        It is claimed for `CLAIMED_FOR` seconds at most. While sessions are refused, only one is
        begun in all buckets every `REFUSED_FOR` seconds.
        """

    async def settle(self, bucket: int, pause: float) -> None:
        """Let *bucket* go, which is free again after *pause* seconds."""

    async def refuse(self) -> None:
        """Note that sessions are refused from now on."""

    async def accept(self) -> None:
        """Note that sessions are refused no more."""


class OwnSlots:
    """The slots of a process that shares Discord's limits with no other, kept in memory."""

    def __init__(self) -> None:
        self._until: defaultdict[int, float] = defaultdict(float)
        self._refused_until: float | None = None

    async def claim(self, bucket: int) -> float:
        """Claim *bucket* and return 0, or return in how many seconds it may be free."""
        now = time.monotonic()
        wait = max(self._until[bucket], self._refused_until or 0.0) - now
        if wait > 0:
            return wait
        if self._refused_until is not None:
            self._refused_until = now + REFUSED_FOR
        self._until[bucket] = now + CLAIMED_FOR
        return 0.0

    async def settle(self, bucket: int, pause: float) -> None:
        """Let *bucket* go, which is free again after *pause* seconds."""
        self._until[bucket] = time.monotonic() + pause

    async def refuse(self) -> None:
        """Note that sessions are refused from now on."""
        self._refused_until = time.monotonic() + REFUSED_FOR

    async def accept(self) -> None:
        """Note that sessions are refused no more."""
        self._refused_until = None
