"""The gateway of the double: one connection at a time, with its session and its events."""

import asyncio
import json
from typing import Any

from aiohttp import WSMsgType, web

from tests.discord_double import payloads
from tests.discord_double.payloads import Json

TOKEN = "loopback-token"  # noqa: S105 - no secret: accepted by this double alone


class Gateway:
    """Welcomes the bot to *guilds* and tells it events."""

    def __init__(self, guilds: tuple[int, ...]) -> None:
        self.guilds = guilds
        self.identified = asyncio.Event()
        self.resumed = asyncio.Event()
        self.port = 0
        self.intents = 0
        """What the bot asked to be told, when it began its last session."""
        self.identifies = 0
        """Sessions that the bot began: Discord allows 1000 a day."""
        self.resumes = 0
        self.refusals = 0
        """Connections that are still to be refused."""
        self.close_codes: list[int | None] = []
        """By what code each connection ended, null where nobody gave one."""
        self.ready: Json = {}
        """What the next READY has in place of what belongs there."""
        self.resumed_data: Json | None = {}
        """What RESUMED carries; Discord sends an object."""
        self.greets = True
        """Whether a connection is greeted, or left to wait."""
        self.connected = asyncio.Event()
        self._socket: web.WebSocketResponse | None = None
        self._sequence = 0

    @property
    def gateway(self) -> str:
        """Return the URL of the gateway."""
        return f"ws://127.0.0.1:{self.port}/gateway"

    async def send_text(self, text: str) -> None:
        """Send a frame that need not be what Discord would send."""
        if self._socket is not None:
            await self._socket.send_str(text)

    async def dispatch(self, event: str, data: Any) -> None:  # noqa: ANN401 - any JSON
        """Send a gateway event to the bot."""
        if self._socket is None:
            raise AssertionError("the bot is not connected")
        self._sequence += 1
        await self._socket.send_json({"op": 0, "s": self._sequence, "t": event, "d": data})

    async def add_bot(self, key: int, **more: Any) -> None:  # noqa: ANN401 - any part of a server
        """Have the bot added to a server, whose GUILD_CREATE has *more*, while it is connected."""
        joined = payloads.guild(key) | more
        del joined["unavailable"]
        await self.dispatch("GUILD_CREATE", joined)

    async def send_op(self, op: int, data: Any = None) -> None:  # noqa: ANN401 - any JSON
        """Send a gateway operation: 7 asks the bot to reconnect, 9 ends its session."""
        if self._socket is not None:
            await self._socket.send_json({"op": op, "d": data})

    async def close_gateway(self, code: int) -> None:
        """Close the bot's connection with *code*."""
        if self._socket is not None:
            await self._socket.close(code=code)

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection of the bot until it ends."""
        if self.refusals:
            self.refusals -= 1
            return web.Response(status=503)
        self._socket = socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.connected.set()
        if self.greets:
            await socket.send_json({"op": 10, "d": {"heartbeat_interval": 45000}})
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                break
            await self._heard(socket, json.loads(frame.data))
        self.close_codes.append(socket.close_code)
        return socket

    async def _heard(self, socket: web.WebSocketResponse, frame: Json) -> None:
        match frame["op"]:
            case 1:
                await socket.send_json({"op": 11})
            case 2 if frame["d"]["token"] != TOKEN:
                await socket.close(code=4004)
            case 2:
                self.identifies += 1
                self.intents = frame["d"]["intents"]
                await self._welcome()
            case 6:
                self.resumes += 1
                await self.dispatch("RESUMED", self.resumed_data)
                self.identified.set()
                self.resumed.set()

    async def _welcome(self) -> None:
        ready = {
            "v": 10,
            "user": payloads.user(payloads.BOT_USER, "Footnote", bot=True),
            "guilds": [{"id": str(key), "unavailable": True} for key in self.guilds],
            "session_id": "session",
            "resume_gateway_url": self.gateway,
            "application": {"id": str(payloads.APPLICATION), "flags": 0},
        }
        changes, self.ready = self.ready, {}
        await self.dispatch("READY", ready | changes)
        for key in self.guilds:
            await self.dispatch("GUILD_CREATE", payloads.guild(key))
        self.identified.set()
