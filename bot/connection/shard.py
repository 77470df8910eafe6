"""The connection of one shard to Discord's gateway: held through what fails, begun anew."""

import asyncio
import random
import time
from collections.abc import Mapping
from typing import Any

import aiohttp
import discord
import structlog
from discord.gateway import DiscordWebSocket, ReconnectWebSocket

from bot.connection.close_codes import FATAL, SHARDING_REQUIRED
from bot.connection.gateway import Gateway
from bot.connection.pauses import STABLE_FOR, Pauses
from bot.connection.session_starts import SessionStarts
from bot.connection.slots import GREETED_WITHIN

AFTER_AN_END = (1.0, 5.0)
"""Seconds, at least and at most, between the end of a session and the next: Discord asks for a
random pause (its reference of the gateway, resuming)."""

RESUMED_TIMES = 4
"""Failures in a row after which a session is given up: resuming it brings the same again."""

log = structlog.get_logger()


class Shard:
    """Keeps shard *number* of *client* connected, and its session across connections.

    Its sockets stand in *sockets* from when they are open, by its number.
    """

    def __init__(
        self,
        client: discord.Client,
        number: int,
        starts: SessionStarts,
        sockets: Mapping[int, DiscordWebSocket],
    ) -> None:
        self._client = client
        self._number = number
        self._starts = starts
        self._sockets = sockets
        self._pauses = Pauses()
        self._session: dict[str, Any] = {}
        self._socket: DiscordWebSocket | None = None

    async def hold(self) -> None:
        """Stay connected until the client is closed.

        Raises:
            discord.ConnectionClosed: Discord will not have the bot as it is.
            MoreShardsNeeded: It will have it as more shards only.
        """
        while not self._client.is_closed():
            began = time.monotonic()
            try:
                await self._serve()
            except Exception as failed:
                if isinstance(failed, discord.ConnectionClosed) and failed.code in FATAL:
                    raise
                if time.monotonic() - began >= STABLE_FOR:
                    self._pauses.begin_anew()
                await self._wait_after(failed)

    async def _serve(self) -> None:
        self._socket = None
        if self._session:
            self._socket = await self._greeted()
        else:
            self._socket = await self._begun()
        while True:
            await self._socket.poll_event()

    async def _begun(self) -> DiscordWebSocket:
        """Return a socket whose session Discord has taken."""
        async with self._starts.turn(self._number):
            socket = await self._greeted()
        while socket.session_id is None:
            await socket.poll_event()
        await self._starts.accepted()
        return socket

    async def _greeted(self) -> DiscordWebSocket:
        """Return a socket that has identified, or asked to resume."""
        before = self._sockets.get(self._number)
        if before is not None:
            await before.close()
        async with asyncio.timeout(GREETED_WITHIN):
            return await Gateway.from_client(self._client, shard_id=self._number, **self._session)

    async def _wait_after(self, failed: Exception) -> None:
        self._client.dispatch("disconnect")
        self._keep_session(failed)
        if isinstance(failed, discord.ConnectionClosed) and failed.code == SHARDING_REQUIRED:
            self._session = {}
            await self._starts.refused(self._client.shard_count or 1)
        wait = self._pauses.next()
        if self._session and self._pauses.count == 1:
            wait = 0.0  # Discord closes connections now and then: a resumed session misses nothing
        elif isinstance(failed, ReconnectWebSocket) and not failed.resume:
            wait = max(wait, random.uniform(*AFTER_AN_END))  # noqa: S311 - no secret hangs on it
        told = {"reason": _reason(failed), "retry_in": round(wait, 1)}
        log.info("connecting again", shard=self._number, **told)
        await asyncio.sleep(wait)

    def _keep_session(self, failed: Exception) -> None:
        """Remember how to resume, as far as *failed* leaves something to resume."""
        ended = isinstance(failed, ReconnectWebSocket) and not failed.resume
        if ended or self._pauses.count >= RESUMED_TIMES:
            self._session = {}
        elif self._socket is not None:
            held = self._socket
            self._session = {
                "session": held.session_id,
                "sequence": held.sequence,
                "gateway": held.gateway,
                "resume": True,
            } if held.session_id else {}  # fmt: skip


def _reason(failed: Exception) -> str:
    if isinstance(failed, discord.ConnectionClosed):
        return f"close code {failed.code}"
    if isinstance(failed, aiohttp.ClientResponseError):
        return f"status {failed.status}"
    return type(failed).__name__
