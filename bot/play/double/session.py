"""What the bot begins by identifying: a session of one shard, which outlives its connection."""

from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.play.double.payloads import Json


@dataclass(frozen=True)
class Identify:
    """An IDENTIFY of the bot: as which shard of how many, and when."""

    shard: int
    count: int
    at: float
    """Seconds of the clock that only goes on (`time.monotonic`)."""


@dataclass
class Session:
    """A session of one shard; what it misses while its connection is down is sent after it."""

    key: str
    shard: int
    count: int
    socket: web.WebSocketResponse | None
    sequence: int = 0
    missed: list[Json] = field(default_factory=list)

    def is_about(self, guild: int | None) -> bool:
        """Return whether this shard is told of *guild*; direct messages come to shard 0."""
        return self.shard == (0 if guild is None else (guild >> 22) % self.count)

    async def tell(self, event: str, data: Any) -> None:  # noqa: ANN401 - any JSON
        """Send an event now, or keep it for when the session is resumed."""
        self.sequence += 1
        frame: Json = {"op": 0, "s": self.sequence, "t": event, "d": data}
        if self.socket is None or self.socket.closed:
            self.missed.append(frame)
        else:
            await self.socket.send_json(frame)

    async def resume(self, socket: web.WebSocketResponse) -> None:
        """Go on with another connection: first comes what was missed."""
        self.socket, missed, self.missed = socket, self.missed, []
        for frame in missed:
            await socket.send_json(frame)


def guild_of(event: str, data: Any) -> int | None:  # noqa: ANN401 - any JSON
    """Return the server that an event is about, if any."""
    if not isinstance(data, dict):
        return None
    named = str(data.get("guild_id") or (data.get("id") if event.startswith("GUILD_") else None))
    return int(named) if named.isdecimal() else None
