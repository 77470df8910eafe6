"""The shards that this process holds: each is kept connected by a task of its own."""

import asyncio
import math
from collections.abc import Coroutine, Iterable
from contextlib import suppress
from typing import Any

import discord
from discord.gateway import DiscordWebSocket, ReconnectWebSocket

from bot.connection.ending import ended
from bot.connection.ownership import Ownership
from bot.connection.session_starts import SessionStarts
from bot.connection.shard import Shard
from bot.connection.state import ShardedState

HEARD_FOR = 0.1
"""Seconds for which what a shard has been told is still heard before it leaves."""

LEFT_WITHIN = 3.0
"""Seconds that the gateway gets to answer that a shard leaves it."""


class HeldShards:
    """Connects *client* as the shards that are held, and tells *ownership* which those are."""

    def __init__(
        self,
        client: discord.Client,
        state: ShardedState,
        starts: SessionStarts,
        ownership: Ownership,
    ) -> None:
        self._client = client
        self._state = state
        self._starts = starts
        self._ownership = ownership
        self.have_settled = asyncio.Event()
        """Set once all shards were ready, or none was left for this process."""
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._beside: set[asyncio.Task[None]] = set()
        self._changing = asyncio.Lock()
        self._ended = asyncio.Event()
        self._failure: BaseException | None = None

    @property
    def latencies(self) -> list[tuple[int, float]]:
        """Return each held shard with its latency in seconds, infinite while not connected."""
        sockets = self._state.sockets
        return [
            (each, sockets[each].latency if each in sockets else math.inf)
            for each in sorted(self._ownership.held_shards)
        ]

    @property
    def are_served(self) -> bool:
        """Return whether every shard that is held has told its servers, and is connected."""
        is_ready = self._ownership.held_shards == self._ownership.ready_shards
        return is_ready and all(math.isfinite(latency) for _, latency in self.latencies)

    async def hold(self, shards: Iterable[int], count: int) -> None:
        """Hold these *shards* of *count* and no others, which are left before this returns."""
        async with self._changing:
            held, led = frozenset(shards), self._ownership.leads
            is_recounted = count != self._ownership.shard_count
            self._ownership.hold(held, count)
            await self._leave(self._tasks.keys() - (set() if is_recounted else held))
            self._client.shard_count = self._state.shard_count = count
            for number in sorted(held - self._tasks.keys()):
                shard = Shard(self._client, number, self._starts, self._state.sockets)
                self._tasks[number] = self._watched(shard.hold())
        if self._ownership.leads and not led:
            self._client.dispatch("lead")
        if not self._client.is_ready():
            self.tell_if_ready()

    def run_beside(self, work: Coroutine[Any, Any, None]) -> None:
        """Run *work* for as long as shards are held; its failure ends them."""
        self._beside.add(self._watched(work))

    async def until_ended(self) -> None:
        """Wait until a shard can no longer be served.

        Raises:
            discord.ConnectionClosed: Discord will not have the bot as it is.
            MoreShardsNeeded: It will have it as more shards only.
        """
        await self._ended.wait()
        self._ended.clear()
        failure, self._failure = self._failure, None
        if failure is not None:
            raise failure

    def tell_if_ready(self) -> None:
        """Tell that the bot is ready, where all shards that are held are."""
        held = self._ownership.held_shards
        if held and held == self._ownership.ready_shards:
            self.have_settled.set()
            self._state.call_handlers("ready")
            self._client.dispatch("ready")

    def stop_listening(self) -> None:
        """End all tasks; the sockets stay open, so that they can be closed with the right code."""
        for task in (*self._tasks.values(), *self._beside):
            task.cancel()

    async def close(self) -> None:
        """Leave all shards for good."""
        self.stop_listening()
        # The servers that are forgotten now are not gone: nobody here may say so any more.
        self._ownership.hold(frozenset(), self._ownership.shard_count)
        await self._leave(set(self._tasks) | set(self._state.sockets))

    async def _leave(self, shards: set[int]) -> None:
        await ended([self._tasks.pop(each) for each in shards if each in self._tasks])
        sockets = [self._state.sockets.pop(each) for each in shards if each in self._state.sockets]
        await asyncio.gather(*map(_left, sockets))
        for each in shards:
            self._state.forget(each)

    def _watched(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        task.add_done_callback(self._note_end)
        return task

    def _note_end(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled():
            self._failure = self._failure or task.exception()
            self._ended.set()


async def _left(socket: DiscordWebSocket) -> None:
    """Leave the gateway for good, even one that has not greeted yet or does not answer."""
    try:
        await _heard_out(socket)
        async with asyncio.timeout(LEFT_WITHIN):
            await socket.close(code=1000)
    except (TimeoutError, OSError):
        return


async def _heard_out(socket: DiscordWebSocket) -> None:
    """Hear what *socket* has told already: Discord tells it nobody else."""
    with suppress(TimeoutError, ReconnectWebSocket, discord.ConnectionClosed):
        async with asyncio.timeout(HEARD_FOR):
            while True:
                await socket.poll_event()
