"""discord.py's socket to the gateway, which one unreadable event does not end."""

import json
from typing import Any

import aiohttp
import discord
import structlog
from discord.gateway import DiscordWebSocket, ReconnectWebSocket

from bot.connection.frame_text import keepable

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
            frame = self._decompressor.decompress(msg) if isinstance(msg, bytes) else msg
            if frame is not None:  # otherwise there is more to come of it
                await super().received_message(keepable(frame))
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
