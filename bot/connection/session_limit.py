"""How many sessions Discord still lets the bot begin, and as how many shards it is to connect."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import structlog

from bot.connection.delivery import FAILURES

FRESH_FOR = 60.0
"""Seconds after which Discord's answer is asked for anew before a session begins."""

BEGUN_MEANWHILE = 12
"""Sessions of one bucket that other processes may begin in that time: one in five seconds."""

log = structlog.get_logger()


@dataclass
class Told:
    """Discord's answer to `GET /gateway/bot`, and when it came; sessions are counted off it."""

    shards: int
    remaining: int
    reset_after: float
    """Seconds until others may be begun."""
    max_concurrency: int
    """Buckets: shards whose numbers leave the same remainder begin one after another."""
    at: float

    @property
    def is_fresh(self) -> bool:
        """Return whether nothing has come since that would matter."""
        is_young = time.monotonic() - self.at < FRESH_FOR
        return is_young and self.remaining > BEGUN_MEANWHILE * self.max_concurrency


class SessionLimit:
    """Discord's limit of sessions a day, after which it would reset the bot's token.

    *ask* returns what Discord answers to `GET /gateway/bot`.
    """

    def __init__(self, ask: Callable[[], Awaitable[Any]]) -> None:
        self._ask = ask
        self._told: Told | None = None

    async def shards(self) -> int:
        """Return as how many shards Discord recommends that the bot connects, asked now.

        Raises:
            discord.HTTPException: Discord does not say.
            aiohttp.ClientError: It cannot be reached.
        """
        answer = await self._ask()
        limit = answer["session_start_limit"]
        self._told = Told(
            shards=max(1, int(answer["shards"])),
            remaining=int(limit["remaining"]),
            reset_after=int(limit["reset_after"]) / 1000,
            max_concurrency=max(1, int(limit["max_concurrency"])),
            at=time.monotonic(),
        )
        return self._told.shards

    async def known_shards(self) -> int:
        """Return what `shards` does, or did last where Discord does not say; 0 if it never did."""
        try:
            return await self.shards()
        except FAILURES:
            return self._told.shards if self._told else 0

    async def buckets(self) -> int:
        """Return Discord's `max_concurrency`, once one more session may begin; it is counted off.

        Where Discord cannot be asked, what it said before holds.
        """
        while True:
            told = await self._fresh()
            if told is None:
                return 1
            if told.remaining > 0:
                told.remaining -= 1
                return told.max_concurrency
            wait = max(1.0, told.reset_after)
            log.warning(
                "Discord lets the bot begin no more sessions for now, or would reset its token: "
                "it waits. Look in the log for what made it connect so often.",
                retry_in=round(wait),
            )
            await asyncio.sleep(wait)

    async def _fresh(self) -> Told | None:
        if self._told is None or not self._told.is_fresh:
            await self.known_shards()
        return self._told
