"""The double's server on loopback: it hands on what the bot asks, and keeps what it sends."""

import json
from typing import TYPE_CHECKING, Any, Self

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.play.double import payloads
from bot.play.double.gateway import TOKEN
from bot.play.double.judge import Judge
from bot.play.double.lookups import Lookups
from bot.play.double.messages import answered
from bot.play.double.payloads import Json

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.play.double.failures import Failure

MOST_SENT = 100 << 20
"""Bytes of one request, files included: more than Discord takes."""

_OPEN_TO_ALL = frozenset({"interactions", "webhooks"})
"""What is reached by a token in its path."""


class DiscordDouble(Lookups):
    """A Discord on 127.0.0.1; leaving it raises when the bot sent what *judge* finds fault with."""

    def __init__(self, guilds: tuple[int, ...] = (1,), judge: Judge | None = None) -> None:
        super().__init__(guilds, judge)
        self.syncs = 0
        """How often the bot published its commands."""
        self.files: dict[str, bytes] = {}
        """Files that came with messages, by name."""
        self.bot_permissions = payloads.MEMBER_PERMISSIONS
        """What the bot may do where somebody uses it."""
        self.changes: Json = {}
        """What interactions have in place of what belongs there."""
        self.uploads: dict[str, bytes] = {}
        """Attachments that people uploaded, by id."""
        self.failures: list[Failure] = []
        """What REST calls meet instead of an answer."""
        self.calls: list[str] = []
        """The method and path of every REST call, in order."""
        self.watchers: list[Callable[[], None]] = []
        """Who is to know when the bot has done something."""
        self._runner: web.AppRunner | None = None

    @property
    def api(self) -> str:
        """Return the base URL of REST."""
        return f"http://127.0.0.1:{self.port}/api/v10"

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=MOST_SENT, middlewares=[self._guard])
        app.router.add_get("/gateway", self.connect)
        app.router.add_get("/gateway/", self.connect)
        app.router.add_get("/attachments/{key}/{name}", self._attachment)
        app.router.add_route("*", "/api/v10/{path:.*}", self._rest)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._runner:
            await self._runner.cleanup()
        if kind is None and self.faults:
            raise AssertionError("Discord would refuse:\n" + "\n".join(self.faults))

    def keep(self, name: str, data: bytes) -> Json:
        """Return the attachment of a file that a person uploads."""
        key = payloads.snowflake()
        self.uploads[key] = data
        url = f"http://127.0.0.1:{self.port}/attachments/{key}/{name}"
        return {"id": key, "filename": name, "size": len(data), "url": url, "proxy_url": url}

    def direct_channel(self, user_id: str) -> str:
        """Return the id of the channel in which the bot and *user_id* are alone."""
        return payloads.direct_key(user_id)

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer the bot alone: no page of a browser, whatever name it has for this machine."""
        if "Origin" in request.headers or request.host != f"127.0.0.1:{self.port}":
            raise web.HTTPForbidden
        return await handler(request)

    async def _attachment(self, request: web.Request) -> web.Response:
        kept = self.uploads.get(request.match_info["key"])
        if kept is None:
            raise web.HTTPNotFound(text="This content is no longer available.")
        return web.Response(body=kept)

    async def _rest(self, request: web.Request) -> web.Response:
        answer = await self._answer_to(request)
        for watcher in self.watchers:
            watcher()
        return answer

    async def _answer_to(self, request: web.Request) -> web.Response:
        path = "/" + request.match_info["path"]
        body, files = await _body(request)
        if body is not None and self.judge is not None:
            self.faults.extend(self.judge.schema_faults(request.method, path, body))
        parts = path.strip("/").split("/")
        if parts[0] not in _OPEN_TO_ALL and not self._authorised(request):
            return answered({"message": "401: Unauthorized", "code": 0}, 401)
        self.calls.append(f"{request.method} {path}")
        failure = next((each for each in self.failures if each.fits(request.method, path)), None)
        if failure is not None and not failure.taken:
            return failure.answer(request)
        if files:
            self._keep_files(parts, files)
        answer = self._found(request, path, parts, body)
        return answer if failure is None else failure.answer(request)

    def _found(
        self,
        request: web.Request,
        path: str,
        parts: list[str],
        body: Any,  # noqa: ANN401 - any JSON
    ) -> web.Response:
        if self.judge is not None:
            self.faults.extend(self.judge.query_faults(request.method, path, request.query))
        if request.method == "GET" and parts[0] in {"channels", "guilds"}:
            return self.give_out(path, parts, request.query)
        if request.method == "GET" and parts == ["users", "@me", "guilds"]:
            return self.list_own(request.query)
        return self._route(request.method, parts, body)

    def _keep_files(self, parts: list[str], files: dict[str, bytes]) -> None:
        exchange = self.exchanges.get(parts[2])
        (exchange.files if exchange else self.files).update(files)

    def _authorised(self, request: web.Request) -> bool:
        return request.headers.get("Authorization") == f"Bot {TOKEN}"

    def _route(self, method: str, parts: list[str], body: Any) -> web.Response:  # noqa: ANN401 - any JSON
        if method == "GET" and (told := self.look_up(parts)) is not None:
            return told
        if (done := self.answer(method, parts, body)) is not None:
            return done
        match method, parts:
            case "PUT", ["applications", _, "commands"]:
                return self._publish(body)
            case "POST", ["users", "@me", "channels"]:
                return self._open_direct(body)
        self.faults.append(f"a route that the double does not know: {method} {'/'.join(parts)}")
        return answered({"message": "404: Not Found", "code": 0}, 404)

    def _publish(self, commands: list[Json]) -> web.Response:
        if self.judge is not None:
            self.faults.extend(self.judge.command_faults(commands))
        known = {"application_id": str(payloads.APPLICATION), "version": "1", "description": ""}
        self.commands = [{"id": payloads.snowflake()} | known | each for each in commands]
        self.syncs += 1
        return answered(self.commands)

    def _open_direct(self, body: Json) -> web.Response:
        who = payloads.user(str(body["recipient_id"]), "somebody")
        return answered(payloads.direct(who) | {"recipients": [who]})


async def _body(request: web.Request) -> tuple[Any, dict[str, bytes]]:
    """Return the JSON of a request, and the files beside it by name."""
    if request.content_type == "multipart/form-data":
        form = await request.post()
        files = [each for each in form.values() if isinstance(each, web.FileField)]
        return json.loads(str(form["payload_json"])), {
            each.filename: each.file.read() for each in files
        }
    raw = await request.read()
    return (json.loads(raw) if raw else None), {}
