"""The connection to Discord's gateway: held through what goes wrong, begun anew with pauses."""

import asyncio
import json
import time
from typing import Any

import aiohttp
import discord
import structlog
from discord.gateway import DiscordWebSocket, ReconnectWebSocket

from bot.connection.close_codes import FATAL
from bot.connection.pauses import STABLE_FOR, Pauses

GREETED_WITHIN = 60.0
"""Seconds in which the gateway has to greet the bot and take its session."""

RESUMED_TIMES = 4
"""Failures in a row after which a session is given up: resuming it brings the same again."""

log = structlog.get_logger()


class Gateway(DiscordWebSocket):
    """discord.py's gateway, for which one event that it cannot read is no reason to end."""

    _text: object = None

    def log_receive(self, text: object, /) -> None:
        """Remember what is read now, in case that fails; discord.py calls this first."""
        self._text = text

    async def received_message(self, msg: str | bytes, /) -> None:
        """Take what the gateway sent.

        An event that cannot be read is dropped and handed to `on_unreadable_event`. After
        anything else that cannot be read, Discord is asked to send it again.
        """
        self._text = None
        try:
            await super().received_message(msg)
        except (ReconnectWebSocket, discord.ConnectionClosed, OSError, aiohttp.ClientError):
            raise
        except Exception as error:
            event, data = _event_in(self._text)
            reason = type(error).__name__
            if event not in {None, "READY"}:
                log.warning("event dropped", event_name=event, reason=reason)
                self._dispatch("unreadable_event", event, data)
                return
            log.warning("gateway not understood", event_name=event, reason=reason)
            await self.close()
            raise ReconnectWebSocket(self.shard_id, resume=event is None) from error


def _event_in(text: object) -> tuple[str | None, Any]:
    """Return the name and the data of the event that a frame tells; null when it tells none."""
    try:
        frame = json.loads(str(text))
        return (str(frame["t"]), frame.get("d")) if frame["op"] == 0 else (None, None)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None, None


class Connection:
    """Keeps *client* connected, and its session from one connection to the next."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._pauses = Pauses()
        self._session: dict[str, Any] = {}
        self._is_first = True
        self._socket: DiscordWebSocket | None = None

    async def hold(self) -> None:
        """Stay connected until the client is closed.

        Raises:
            discord.ConnectionClosed: Discord will not have the bot as it is.
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
                await self._pause_after(failed)

    async def _serve(self) -> None:
        client, self._socket = self._client, None
        greeting = Gateway.from_client(
            client, initial=self._is_first, shard_id=client.shard_id, **self._session
        )
        client.ws = self._socket = await asyncio.wait_for(greeting, GREETED_WITHIN)
        self._is_first = False
        while True:
            await self._socket.poll_event()

    async def _pause_after(self, failed: Exception) -> None:
        self._client.dispatch("disconnect")
        self._keep_session(failed)
        wait = self._pauses.next()
        if self._session and self._pauses.count == 1:
            wait = 0.0  # Discord closes connections now and then: a resumed session misses nothing
        log.info("connecting again", reason=_reason(failed), retry_in=round(wait, 1))
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
