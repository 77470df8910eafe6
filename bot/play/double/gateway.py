"""The gateway of the double: connections of several shards and bots, with their sessions."""

import asyncio
import contextlib
import json
import time
from typing import Any

from aiohttp import WSMsgType, web

from bot.play.double import payloads
from bot.play.double.payloads import Json
from bot.play.double.session import Identify, Session, guild_of

TOKEN = "loopback-token"  # noqa: S105 - no secret: accepted by this double alone

ENDING = frozenset({1000, 1001})
"""The close codes by which a bot gives its session up."""

FINAL = frozenset({4004, 4010, 4012, 4013, 4014})
"""The codes with which Discord closes the same bot again, however often it comes back."""


class NotConnected(Exception):
    """Nobody is there to be told: the bot has no session."""


class Gateway:
    """Welcomes the bot to *guilds* and tells it events, each shard those of its servers."""

    def __init__(self, guilds: tuple[int, ...]) -> None:
        self.guilds = guilds
        self.make_guild = payloads.guild
        """What GUILD_CREATE tells of a server, by its id."""
        self.identified = asyncio.Event()
        self.resumed = asyncio.Event()
        self.port = 0
        self.intents = 0
        """What the bot asked to be told, when it began its last session."""
        self.begun: list[Identify] = []
        """Sessions that the bot began or tried to: Discord allows 1000 a day."""
        self.shards = 1
        """As how many shards Discord recommends that the bot connects."""
        self.shards_required = 1
        """As how many it has to: with fewer its connection is closed."""
        self.session_starts = 1000
        """Sessions that the bot may still begin."""
        self.max_concurrency = 1
        self.reset_after = 0
        """Milliseconds after which it may begin others."""
        self.resumes = 0
        self.refusals = 0
        """Connections that are still to be refused."""
        self.final: int | None = None
        """With what code of `FINAL` the bot was closed, as it is from then on."""
        self.close_codes: list[int | None] = []
        """By what code each connection ended, null where nobody gave one."""
        self.ready: Json = {}
        """What the next READY has in place of what belongs there."""
        self.resumed_data: Json | None = {}
        """What RESUMED carries; Discord sends an object."""
        self.greets = True
        """Whether a connection is greeted, or left to wait."""
        self.connected = asyncio.Event()
        self.sessions: dict[str, Session] = {}
        """What can be told events, by its key."""
        self._sockets: set[web.WebSocketResponse] = set()
        self.heartbeats_take = 0.0
        """Seconds until one is answered; what the bot says after it waits for that."""

    @property
    def gateway(self) -> str:
        """Return the URL of the gateway."""
        return f"ws://127.0.0.1:{self.port}/gateway"

    @property
    def gateway_for_bots(self) -> Json:
        """Return what REST says of it to a bot."""
        limit = {
            "total": 1000,
            "remaining": self.session_starts,
            "reset_after": self.reset_after,
            "max_concurrency": self.max_concurrency,
        }
        return {"url": self.gateway, "shards": self.shards, "session_start_limit": limit}

    @property
    def identifies(self) -> int:
        """Return how many sessions the bot began."""
        return len(self.begun)

    def connections(self, shard: int | None = None) -> list[web.WebSocketResponse]:
        """Return the open connections, of one shard or of all."""
        if shard is None:
            return list(self._sockets)
        held = (each.socket for each in self.sessions.values() if each.shard == shard)
        return [each for each in held if each is not None and not each.closed]

    async def send_text(self, text: str) -> None:
        """Send a frame that need not be what Discord would send."""
        for socket in self.connections():
            await socket.send_str(text)

    async def dispatch(self, event: str, data: Any) -> None:  # noqa: ANN401 - any JSON
        """Send a gateway event to whoever is told of its server."""
        guild = guild_of(event, data)
        told = [each for each in self.sessions.values() if each.is_about(guild)]
        if not told:
            raise NotConnected
        for session in told:
            await session.tell(event, data)

    async def add_bot(self, key: int, **more: Any) -> None:  # noqa: ANN401 - any part of a server
        """Have the bot added to a server, whose GUILD_CREATE has *more*, while it is connected."""
        joined = self.make_guild(key) | more
        del joined["unavailable"]
        await self.dispatch("GUILD_CREATE", joined)

    async def send_op(self, op: int, data: Any = None, shard: int | None = None) -> None:  # noqa: ANN401 - any JSON
        """Send a gateway operation: 7 asks the bot to reconnect, 9 ends its session."""
        for socket in self.connections(shard):
            await socket.send_json({"op": op, "d": data})

    async def close_gateway(self, code: int, shard: int | None = None) -> None:
        """Close the bot's connections with *code*: that of one shard, or all."""
        self.final = code if code in FINAL else self.final
        for socket in self.connections(shard):
            for session in self._on(socket):
                session.socket = None  # whatever code the bot answers with, it may resume
            await socket.close(code=code)

    def _on(self, socket: web.WebSocketResponse) -> list[Session]:
        return [each for each in self.sessions.values() if each.socket is socket]

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection of the bot until it ends."""
        if self.refusals:
            self.refusals -= 1
            return web.Response(status=503)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets.add(socket)
        self.connected.set()
        if self.greets:
            await socket.send_json({"op": 10, "d": {"heartbeat_interval": 45000}})
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                break
            await self._heard(socket, json.loads(frame.data))
        self._ended(socket)
        return socket

    def _ended(self, socket: web.WebSocketResponse) -> None:
        self._sockets.discard(socket)
        self.close_codes.append(socket.close_code)
        if socket.close_code in ENDING:
            for session in self._on(socket):
                del self.sessions[session.key]

    async def _heard(self, socket: web.WebSocketResponse, frame: Json) -> None:
        match frame["op"]:
            case 1:
                await asyncio.sleep(self.heartbeats_take)
                with contextlib.suppress(ConnectionError):  # whoever sent it has gone since
                    await socket.send_json({"op": 11})
            case 2 | 6 if (code := self._refusal(frame["d"])) is not None:
                await socket.close(code=code)
            case 2:
                await self._identify(socket, frame["d"])
            case 6:
                await self._resume(socket, frame["d"]["session_id"])

    def _refusal(self, data: Json) -> int | None:
        """Return the code with which whoever says *data* is closed, null where it may stay."""
        return self.final if data["token"] == TOKEN else 4004

    async def _identify(self, socket: web.WebSocketResponse, data: Json) -> None:
        shard, count = data.get("shard") or (0, 1)
        self.begun.append(Identify(shard, count, time.monotonic()))
        self.session_starts -= 1
        self.intents = data["intents"]
        if count < self.shards_required:
            await socket.close(code=4011)
        elif shard >= count:
            await socket.close(code=4010)
        else:
            await self._welcome(Session(f"session-{self.identifies}", shard, count, socket))

    async def _welcome(self, session: Session) -> None:
        self.sessions[session.key] = session
        guilds = [each for each in self.guilds if session.is_about(each)]
        ready = {
            "v": 10,
            "user": payloads.user(payloads.BOT_USER, "Footnote", bot=True),
            "guilds": [{"id": str(key), "unavailable": True} for key in guilds],
            "session_id": session.key,
            "resume_gateway_url": self.gateway,
            "shard": [session.shard, session.count],
            "application": {"id": str(payloads.APPLICATION), "flags": 0},
        }
        changes, self.ready = self.ready, {}
        await session.tell("READY", ready | changes)
        for key in guilds:
            await session.tell("GUILD_CREATE", self.make_guild(key))
        self.identified.set()

    async def _resume(self, socket: web.WebSocketResponse, key: str) -> None:
        session = self.sessions.get(key)
        if session is None:
            await socket.send_json({"op": 9, "d": False})
            return
        self.resumes += 1
        await session.resume(socket)
        await session.tell("RESUMED", self.resumed_data)
        self.identified.set()
        self.resumed.set()
