"""The playground's web server: one page on loopback, for who knows its address alone."""

import contextlib
import json
import secrets
from mimetypes import guess_type
from typing import Self

from aiohttp import WSMsgType, web
from aiohttp.typedefs import Handler

from bot.play.double.payloads import Json
from bot.play.page import PAGE
from bot.play.stage import Stage
from bot.play.visit import Visit

HOST = "127.0.0.1"

MOST_UPLOADED = 10 << 20
"""Bytes of a file: as many as Discord takes of who pays nothing."""

_SERVED = frozenset({".html", ".css", ".js"})
_SHOWN = frozenset({"image/png", "image/jpeg"})
"""What a browser may show; everything else it may only save."""


class Web:
    """Serves the page of *stage*; entered, it listens on a random port."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._token = secrets.token_urlsafe(24)
        self._runner: web.AppRunner | None = None
        self._port = 0

    @property
    def address(self) -> str:
        """Return the URL of the page, which whoever opens it has to know."""
        return f"http://{HOST}:{self._port}/{self._token}/"

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=MOST_UPLOADED, middlewares=[self._guard])
        app.router.add_get("/{token}/", self._file)
        app.router.add_get("/{token}/socket", self._socket)
        app.router.add_post("/{token}/upload", self._upload)
        app.router.add_get("/{token}/sent/{name}", self._sent)
        app.router.add_get("/{token}/uploaded/{key}", self._uploaded)
        app.router.add_get("/{token}/{name}", self._file)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, 0).start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer who knows the token and calls us by our name, which no other site can."""
        own = {f"{name}:{self._port}" for name in (HOST, "localhost")}
        origin = request.headers.get("Origin")
        token = request.match_info.get("token", "")
        if request.host not in own or origin not in {None, *(f"http://{each}" for each in own)}:
            raise web.HTTPForbidden
        if not secrets.compare_digest(token.encode(), self._token.encode()):
            raise web.HTTPNotFound
        answer = await handler(request)
        if not answer.prepared:
            answer.headers.update(self._headers(request.host))
        return answer

    def _headers(self, host: str) -> dict[str, str]:
        policy = (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            f"connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; "
            "frame-ancestors 'none'"
        )
        return {
            "Content-Security-Policy": policy,
            "Cache-Control": "no-store",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info.get("name", "index.html")
        # Looked for among what is there: of what else is named, nothing is asked of the system.
        found = next((each for each in PAGE.iterdir() if each.name == name), None)
        if found is None or found.suffix not in _SERVED:
            raise web.HTTPNotFound
        kind = guess_type(found.name)[0] or "text/plain"
        return web.Response(body=found.read_bytes(), content_type=kind, charset="utf-8")

    async def _upload(self, request: web.Request) -> web.Response:
        name = request.query.get("name", "file").replace("/", "_")
        key = self._stage.deeds.keep(name, await request.read())
        return web.json_response({"key": key})

    async def _sent(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        return _download(name, self._stage.sent_files().get(name))

    async def _uploaded(self, request: web.Request) -> web.Response:
        kept = self._stage.deeds.uploads.get(request.match_info["key"])
        if kept is None:
            raise web.HTTPNotFound
        return _download(kept["filename"], self._stage.discord.uploads.get(kept["id"]))

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)

        async def send(seen: Json) -> None:
            with contextlib.suppress(ConnectionError):
                await socket.send_json(seen)

        visit = Visit(self._stage, send)
        self._stage.watchers.add(visit.note_change)
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    await visit.take(_told(frame.data))
        finally:
            self._stage.watchers.discard(visit.note_change)
            visit.close()
        return socket


def _told(text: str) -> Json:
    """Return the JSON object that *text* is; an empty one where it is none."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _download(name: str, data: bytes | None) -> web.Response:
    if data is None:
        raise web.HTTPNotFound
    kind = guess_type(name)[0]
    if kind in _SHOWN:
        return web.Response(body=data, content_type=kind)
    response = web.Response(body=data, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = "attachment"
    return response
