"""How a process stands at the moment that somebody asks: its shards, cache, database and queues."""

import asyncio
import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.app import App
from bot.client import FootnoteClient
from bot.services.workers import Workers
from corpus.backlog import Backlog, backlog
from corpus.errors import FootnoteError
from corpus.storage.statement_counts import StatementCounts
from index.search.index_cache import CacheCounts

ANSWERS_WITHIN = 2.0
"""Seconds that the database gets; Prometheus gives a scrape ten, Kubernetes a probe one to ten."""


@dataclass(frozen=True, slots=True)
class ShardState:
    """One shard of this process; *latency* is in seconds, `None` while it is not connected."""

    number: int
    is_ready: bool
    latency: float | None


@dataclass(frozen=True, slots=True)
class State:
    """All that is asked at one moment; *backlog* is `None` where the database did not answer."""

    shards: Sequence[ShardState]
    servers: int
    is_serving: bool
    is_model_ready: bool
    cache: CacheCounts
    database: StatementCounts
    backlog: Backlog | None


class Process:
    """The running *client* of *app*, looked at from outside.

    *preparing* is done once the model is loaded.
    """

    def __init__(self, client: FootnoteClient, app: App, preparing: asyncio.Future[None]) -> None:
        self._client = client
        self._app = app
        self._preparing = preparing
        self._counts = app.database.counted()
        self._asking = Workers("metrics", 1)
        self._asked: asyncio.Task[Backlog | None] | None = None

    async def state(self) -> State:
        """Return how it stands now, within `ANSWERS_WITHIN` seconds."""
        waiting = await self._backlog()
        client, preparing = self._client, self._preparing
        return State(
            shards=self._shards(),
            servers=len(client.guilds),
            is_serving=client.is_serving and not client.stopping,
            is_model_ready=preparing.done()
            and not preparing.cancelled()
            and preparing.exception() is None,
            cache=self._app.engine.indexes.counts,
            database=self._counts,
            backlog=waiting,
        )

    def close(self) -> None:
        """Ask nothing more."""
        self._asking.close()

    def _shards(self) -> list[ShardState]:
        ready = self._client.ownership.ready_shards
        return [
            ShardState(number, number in ready, latency if math.isfinite(latency) else None)
            for number, latency in self._client.latencies
        ]

    async def _backlog(self) -> Backlog | None:
        # A database that hangs is asked once, however often somebody looks.
        if self._asked is None or self._asked.done():
            self._asked = asyncio.create_task(self._ask())
        try:
            async with asyncio.timeout(ANSWERS_WITHIN):
                return await asyncio.shield(self._asked)
        except TimeoutError:
            return None

    async def _ask(self) -> Backlog | None:
        # One that fails when nobody waits for it any more is no news: the next look tells so.
        try:
            return await self._asking(backlog, self._app.database)
        except FootnoteError:
            return None
