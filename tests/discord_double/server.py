"""The loopback server: the gateway, the REST routes, all messages kept."""

import asyncio
import copy
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from aiohttp import web

from tests.discord_double import history, judge, payloads
from tests.discord_double.gateway import TOKEN, Gateway
from tests.discord_double.payloads import Json

if TYPE_CHECKING:
    from tests.discord_double.failures import Failure

ACKNOWLEDGE_WITHIN = 3.0
"""Seconds after which Discord forgets an interaction that nobody acknowledged."""


@dataclass
class Exchange:
    """What became of one interaction: its first response, and the message as it stands now."""

    channel_id: str
    began: float = field(default_factory=time.monotonic)
    kind: int | None = None
    modal: Json | None = None
    message: Json | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    choices: list[Json] = field(default_factory=list)
    follow_ups: list[Json] = field(default_factory=list)
    followed_up: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def ephemeral(self) -> bool:
        """Return whether only the person who asked sees the reply."""
        return bool(self.message and self.message["flags"] & 64)


class DiscordDouble(Gateway):
    """A Discord on 127.0.0.1; leaving it raises when the bot sent what Discord would refuse."""

    def __init__(self, guilds: tuple[int, ...] = (1,)) -> None:
        super().__init__(guilds)
        self.faults: list[str] = []
        self.commands: list[Json] = []
        self.syncs = 0
        self.exchanges: dict[str, Exchange] = {}
        self.sent: list[Json] = []
        """Messages that the bot sent to channels of its own accord."""
        self.messages: dict[str, Json] = {}
        """All messages that can be fetched, by their id."""
        self.message_content = False
        """Whether the application has the intent by which others' words are given to it."""
        self.edits: list[str] = []
        """The ids of messages that were edited by their channel, in order."""
        self.deleted: set[str] = set()
        """The ids of messages that somebody deleted."""
        self.own_guilds: list[Json] = []
        """The servers that REST says the bot is in."""
        self.archived: dict[str, Json] = {}
        """Threads and channels that only REST knows, by their id."""
        self.thread_members: dict[str, set[str]] = {}
        """Who is in which private thread, both by their id."""
        self.roles: dict[str, list[str]] = {}
        """The roles of members, by their id."""
        self.members: dict[str, set[str]] = {}
        """Who is in which server, both by their id."""
        self.sent_bodies: list[Json] = []
        """What the bot asked for with each of them."""
        self.closed_channels: set[str] = set()
        """Channels that the bot may not write to."""
        self.files: dict[str, bytes] = {}
        """Files that came with those messages, by name."""
        self.bot_permissions = payloads.MEMBER_PERMISSIONS
        """What the bot may do where somebody uses it."""
        self.changes: Json = {}
        """What interactions have in place of what belongs there."""
        self.grants: list[Json] = []
        """What administrators set for every command under Integrations."""
        self.uploads: dict[str, bytes] = {}
        """Attachments that people uploaded, by id."""
        self.failures: list[Failure] = []
        """What REST calls meet instead of an answer."""
        self.calls: list[str] = []
        """The method and path of every REST call, in order."""
        self._runner: web.AppRunner | None = None

    @property
    def api(self) -> str:
        """Return the base URL of REST."""
        return f"http://127.0.0.1:{self.port}/api/v10"

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=100 << 20)
        app.router.add_get("/gateway", self.connect)
        app.router.add_get("/gateway/", self.connect)
        app.router.add_get("/attachments/{key}/{name}", self._attachment)
        app.router.add_route("*", "/api/v10/{path:.*}", self._rest)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
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

    async def _attachment(self, request: web.Request) -> web.Response:
        return web.Response(body=self.uploads[request.match_info["key"]])

    async def _rest(self, request: web.Request) -> web.Response:
        path = "/" + request.match_info["path"]
        body, files = await _body(request)
        if body is not None:
            self.faults.extend(judge.schema_faults(request.method, path, body))
        parts = path.strip("/").split("/")
        if parts[0] not in {"interactions", "webhooks"} and not self._authorised(request):
            return _json({"message": "401: Unauthorized", "code": 0}, 401)
        self.calls.append(f"{request.method} {path}")
        failure = next((each for each in self.failures if each.fits(request.method, path)), None)
        if failure is not None and not failure.taken:
            return failure.answer(request)
        if files:
            self._keep(parts, files)
        self.faults.extend(judge.query_faults(request.method, path, request.query))
        if request.method == "GET" and parts[0] in {"channels", "guilds"}:
            answer = self._give_out(path, parts, request.query)
        else:
            answer = self._route(request.method, parts, copy.deepcopy(body))
        return answer if failure is None else failure.answer(request)

    def _keep(self, parts: list[str], files: dict[str, bytes]) -> None:
        exchange = self.exchanges.get(parts[2])
        (exchange.files if exchange else self.files).update(files)

    def _authorised(self, request: web.Request) -> bool:
        return request.headers.get("Authorization") == f"Bot {TOKEN}"

    def _route(
        self,
        method: str,
        parts: list[str],
        body: Any,  # noqa: ANN401 - any JSON
    ) -> web.Response:
        match method, parts:
            case "GET", ["users", "@me"]:
                return _json(payloads.user(payloads.BOT_USER, "Footnote", bot=True))
            case "GET", ["oauth2", "applications", "@me"]:
                return _json(payloads.application(message_content=self.message_content))
            case "PUT", ["applications", _, "commands"]:
                return self._publish(body)
            case "GET", ["applications", _, "commands"]:
                return _json(self.commands)
            case "GET", ["applications", _, "guilds", guild, "commands", key, "permissions"]:
                return self._granted(guild, key)
        return self._route_messages(method, parts, body)

    def _route_messages(self, method: str, parts: list[str], body: Any) -> web.Response:  # noqa: ANN401 - any JSON
        match method, parts:
            case "POST", ["interactions", _, token, "callback"]:
                return self._callback(token, body)
            case "POST", ["webhooks", _, token]:
                return self._follow_up(token, body)
            case "POST", ["channels", channel, "messages"]:
                return self._send(channel, body)
            case "PATCH", ["webhooks", _, token, "messages", "@original"]:
                return self._edit(token, body)
            case "PATCH", ["channels", channel, "messages", key]:
                return self._edit_in(channel, key, body)
        return self._route_known(method, parts, body)

    def _route_known(self, method: str, parts: list[str], body: Any) -> web.Response:  # noqa: ANN401 - any JSON
        match method, parts:
            case "POST", ["users", "@me", "channels"]:
                return self._open_direct(body)
            case "GET", ["users", "@me", "guilds"]:
                return _json(self.own_guilds)
            case "GET", ["gateway"]:
                return _json({"url": self.gateway})
            case "GET", ["gateway", "bot"]:
                return _json(self.gateway_for_bots)
        self.faults.append(f"a route that the double does not know: {method} {'/'.join(parts)}")
        return _json({"message": "404: Not Found", "code": 0}, 404)

    def _give_out(self, path: str, parts: list[str], query: Mapping[str, str]) -> web.Response:
        """Answer with what is kept of servers, their channels and members, as Discord would."""
        found, code = self._kept(parts, query)
        if found is None:
            return _json({"message": "Unknown", "code": code}, 404)
        self.faults.extend(judge.answer_faults("GET", path, found))
        return _json(found)

    def _kept(self, parts: list[str], query: Mapping[str, str]) -> tuple[Any, int]:
        """Return what the path asks for, or null and Discord's code for there being none."""
        match parts:
            case ["channels", key]:
                return self.archived.get(key), 10003
            case ["channels", channel, "messages"]:
                return history.page(self._in(channel).values(), query), 0
            case ["channels", channel, "messages", key]:
                return self._in(channel).get(key), 10008
            case ["channels", key, "thread-members", user_id]:
                return self._thread_member(key, user_id), 10007
            case ["guilds", guild, "members", key]:
                return self._member(guild, key), 10007
        self.faults.append(f"a route that the double does not know: GET {'/'.join(parts)}")
        return None, 0

    def _in(self, channel_id: str) -> dict[str, Json]:
        """Return the messages of a channel by their id, as the bot gets them."""
        return {
            key: history.given_out(each, with_words=self.message_content)
            for key, each in self.messages.items()
            if each["channel_id"] == channel_id
        }

    def _member(self, guild: str, key: str) -> Json | None:
        if key not in self.members.get(guild, ()):
            return None
        return payloads.member(payloads.user(key, "x"), roles=self.roles.get(key))

    def _thread_member(self, key: str, user_id: str) -> Json | None:
        if user_id not in self.thread_members.get(key, ()):
            return None
        joined = "2026-11-24T00:00:00+00:00"
        return {"id": key, "user_id": user_id, "join_timestamp": joined, "flags": 0}

    def _publish(self, commands: list[Json]) -> web.Response:
        self.faults.extend(judge.command_faults(commands))
        known = {"application_id": str(payloads.APPLICATION), "version": "1", "description": ""}
        self.commands = [{"id": payloads.snowflake()} | known | each for each in commands]
        self.syncs += 1
        return _json(self.commands)

    def _granted(self, guild: str, key: str) -> web.Response:
        if not self.grants:
            return _json({"message": "Unknown application command permissions", "code": 10066}, 404)
        known = {"id": key, "application_id": str(payloads.APPLICATION), "guild_id": guild}
        return _json(known | {"permissions": self.grants})

    def _judge(self, body: Json) -> None:
        self.faults.extend(judge.message_faults(body))
        self.faults.extend(judge.command_mention_faults(body, self.commands))

    def _callback(self, token: str, body: Json) -> web.Response:
        exchange = self.exchanges.get(token)
        if exchange is None or time.monotonic() - exchange.began > ACKNOWLEDGE_WITHIN:
            return _json({"message": "Unknown interaction", "code": 10062}, 404)
        if exchange.kind is not None:
            return _json({"message": "Already acknowledged", "code": 40060}, 400)
        exchange.kind = body["type"]
        data = body.get("data") or {}
        if exchange.kind == 8:
            exchange.choices = data.get("choices") or []
            self.faults.extend(judge.choice_faults(exchange.choices))
        elif exchange.kind == 4:
            self._judge(data)
            exchange.message = payloads.message(exchange.channel_id, data)
        elif exchange.kind == 5:
            exchange.message = payloads.message(exchange.channel_id, data)
        elif exchange.kind == 9:
            exchange.modal = data
        if exchange.kind not in {5, 6}:
            exchange.changed.set()
        told = {"id": payloads.snowflake(), "type": 2}
        resource = {"type": 4, "message": exchange.message} if exchange.kind == 4 else None
        return _json({"interaction": told} | ({"resource": resource} if resource else {}))

    def _follow_up(self, token: str, body: Json) -> web.Response:
        exchange = self.exchanges.get(token)
        if exchange is None or exchange.kind is None:
            return _json({"message": "Unknown Webhook", "code": 10015}, 404)
        self._judge(body)
        exchange.message = payloads.message(exchange.channel_id, body)
        exchange.follow_ups.append(exchange.message)
        exchange.followed_up.release()
        exchange.changed.set()
        return _json(exchange.message)

    def direct_channel(self, user_id: str) -> str:
        """Return the id of the channel in which the bot and *user_id* are alone."""
        return payloads.direct_key(user_id)

    def _open_direct(self, body: Json) -> web.Response:
        who = payloads.user(str(body["recipient_id"]), "somebody")
        return _json(payloads.direct(who) | {"recipients": [who]})

    def _send(self, channel: str, body: Json) -> web.Response:
        if channel in self.closed_channels:
            return _json({"message": "Missing Access", "code": 50001}, 403)
        self.sent_bodies.append(body)
        self._judge(body)
        self.sent.append(payloads.message(channel, body))
        self.messages[self.sent[-1]["id"]] = self.sent[-1]
        return _json(self.sent[-1])

    def _edit(self, token: str, body: Json) -> web.Response:
        exchange = self.exchanges.get(token)
        if exchange is None or exchange.message is None:
            return _json({"message": "Unknown Webhook", "code": 10015}, 404)
        self._judge(body)
        kept = exchange.message["flags"]
        exchange.message = payloads.message(exchange.channel_id, body, exchange.message["id"])
        exchange.message["flags"] |= kept
        exchange.changed.set()
        return _json(exchange.message)

    def _edit_in(self, channel: str, key: str, body: Json) -> web.Response:
        """Edit a message by its channel, as the bot may as long as it stands there."""
        if channel in self.closed_channels:
            return _json({"message": "Missing Access", "code": 50001}, 403)
        shown = self.shown(key)
        if shown is None or shown["channel_id"] != channel:
            return _json({"message": "Unknown Message", "code": 10008}, 404)
        self._judge(body)
        self.edits.append(key)
        shown |= payloads.message(channel, body, key) | {"flags": body["flags"] | shown["flags"]}
        return _json(shown)

    def shown(self, key: str) -> Json | None:
        """Return the message of that id as it stands now; null where nobody can see it any more."""
        replies = (each.message for each in self.exchanges.values())
        told = [*self.messages.values(), *(each for each in replies if each is not None)]
        found = (each for each in told if each["id"] == key and key not in self.deleted)
        return next(found, None)


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


def _json(payload: Any, status: int = 200) -> web.Response:  # noqa: ANN401 - any JSON
    # discord.py compares the header to the letter: no charset may stand behind it.
    return web.Response(
        body=json.dumps(payload).encode(),
        status=status,
        headers={"Content-Type": "application/json"},
    )
