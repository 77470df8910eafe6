"""What the bot says to the double: answers to interactions, messages in channels, their edits."""

import json
import time
from typing import Any

from aiohttp import web

from bot.play.double import message_payloads, payloads
from bot.play.double.exchange import (
    CHOICES,
    MESSAGE,
    MODAL,
    QUIETLY,
    THINKING,
    UPDATE,
    Exchange,
)
from bot.play.double.gateway import Gateway
from bot.play.double.judge import Judge
from bot.play.double.payloads import Json

_LEFT_AS_THEY_ARE = ("content", "embeds", "components")
"""What an edit that does not speak of it leaves of a message."""

NONCE_KEPT = 180.0
"""Seconds that a nonce is known for; Discord says a few minutes."""


class Messages(Gateway):
    """Keeps all messages, and says of each what Discord would refuse."""

    def __init__(self, guilds: tuple[int, ...], judge: Judge | None) -> None:
        super().__init__(guilds)
        self.judge = judge
        self.faults: list[str] = []
        self.commands: list[Json] = []
        self.exchanges: dict[str, Exchange] = {}
        self.sent: list[Json] = []
        """Messages that the bot sent to channels of its own accord."""
        self.sent_bodies: list[Json] = []
        """What the bot asked for with each of them."""
        self.messages: dict[str, Json] = {}
        """All messages that can be fetched, by their id."""
        self.edits: list[str] = []
        """The ids of messages that were edited by their channel, in order."""
        self.deleted: set[str] = set()
        """The ids of messages that somebody deleted."""
        self.nonces: dict[str, tuple[float, Json]] = {}
        """When a message was sent with which nonce, and that message."""
        self.closed_channels: set[str] = set()
        """Channels that the bot may not write to."""
        self.unread_channels: set[str] = set()
        """Channels whose history the bot may not read."""

    def shown(self, key: str) -> Json | None:
        """Return the message of that id as it stands now; null where nobody can see it any more."""
        replies = (each.message for each in self.exchanges.values())
        told = [*self.messages.values(), *(each for each in replies if each is not None)]
        found = (each for each in told if each["id"] == key and key not in self.deleted)
        return next(found, None)

    def answer(self, method: str, parts: list[str], body: Any) -> web.Response | None:  # noqa: ANN401 - any JSON
        """Return the answer to a request that is about messages; `None` for any other."""
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
        return None

    def _judge(self, body: Json) -> None:
        if self.judge is not None:
            self.faults.extend(self.judge.message_faults(body))
            self.faults.extend(self.judge.command_mention_faults(body, self.commands))

    def _callback(self, token: str, body: Json) -> web.Response:
        exchange = self.exchanges.get(token)
        if exchange is None or exchange.is_forgotten:
            return answered({"message": "Unknown interaction", "code": 10062}, 404)
        if exchange.kind is not None:
            return answered({"message": "Already acknowledged", "code": 40060}, 400)
        exchange.kind = body["type"]
        self._take(exchange, body.get("data") or {})
        if exchange.kind not in {THINKING, QUIETLY}:
            exchange.changed.set()
        told = {"id": payloads.snowflake(), "type": 2}
        resource = {"type": MESSAGE, "message": exchange.message}
        more = {"resource": resource} if exchange.kind == MESSAGE else {}
        return answered({"interaction": told} | more)

    def _take(self, exchange: Exchange, data: Json) -> None:
        """Keep what the bot answered an interaction with."""
        if exchange.kind in {MESSAGE, THINKING}:
            if exchange.kind == MESSAGE:
                self._judge(data)
            exchange.message = message_payloads.message(exchange.channel_id, data)
        elif exchange.kind == UPDATE and exchange.message is not None:
            self._judge(data)
            exchange.message = self._changed(exchange.message, data)
        elif exchange.kind == CHOICES:
            exchange.choices = data.get("choices") or []
            if self.judge is not None:
                self.faults.extend(self.judge.choice_faults(exchange.choices))
        elif exchange.kind == MODAL:
            exchange.modal = data

    def _follow_up(self, token: str, body: Json) -> web.Response:
        exchange = self.exchanges.get(token)
        if exchange is None or exchange.kind is None:
            return answered({"message": "Unknown Webhook", "code": 10015}, 404)
        self._judge(body)
        exchange.message = message_payloads.message(exchange.channel_id, body)
        exchange.follow_ups.append(exchange.message)
        exchange.followed_up.release()
        exchange.changed.set()
        return answered(exchange.message)

    def _send(self, channel: str, body: Json) -> web.Response:
        if channel in self.closed_channels:
            return answered({"message": "Missing Access", "code": 50001}, 403)
        if (refusal := self._reference_refused(channel, body)) is not None:
            return refusal
        if (before := self._sent_before(body)) is not None:
            if before["id"] in self.deleted:
                return answered({"message": "Unknown Message", "code": 10008}, 404)
            return answered(before)
        self.sent_bodies.append(body)
        self._judge(body)
        self.sent.append(message_payloads.message(channel, body))
        if nonce := body.get("nonce"):
            self.nonces[nonce] = time.monotonic(), self.sent[-1]
        self.messages[self.sent[-1]["id"]] = self.sent[-1]
        return answered(self.sent[-1])

    def _reference_refused(self, channel: str, body: Json) -> web.Response | None:
        """Return what Discord says to a reply to what the bot may not read, or is gone."""
        referenced = body.get("message_reference")
        if referenced is None:
            return None
        if channel in self.unread_channels:
            told = "Cannot reply without permission to read message history"
            return answered({"message": told, "code": 160002}, 403)
        if str(referenced["message_id"]) not in self.deleted:
            return None
        unknown = {"code": "REPLIES_UNKNOWN_MESSAGE", "message": "Unknown message"}
        errors = {"message_reference": {"_errors": [unknown]}}
        return answered({"message": "Invalid Form Body", "code": 50035, "errors": errors}, 400)

    def _sent_before(self, body: Json) -> Json | None:
        """Return the message of the same nonce, where the bot wants none to be sent twice."""
        known = self.nonces.get(body.get("nonce", ""))
        if known is None or not body.get("enforce_nonce"):
            return None
        at, message = known
        return message if time.monotonic() - at < NONCE_KEPT else None

    def _edit(self, token: str, body: Json) -> web.Response:
        exchange = self.exchanges.get(token)
        if exchange is None or exchange.message is None:
            return answered({"message": "Unknown Webhook", "code": 10015}, 404)
        self._judge(body)
        exchange.message = self._changed(exchange.message, body)
        exchange.changed.set()
        return answered(exchange.message)

    def _changed(self, message: Json, body: Json) -> Json:
        """Return *message* as *body* has it, which it is from now on wherever it was told of."""
        made = message_payloads.message(message["channel_id"], body, message["id"])
        made["flags"] |= message["flags"]
        left = {key: message[key] for key in _LEFT_AS_THEY_ARE if key not in body}
        changed = message | made | left
        self.sent = [changed if each["id"] == changed["id"] else each for each in self.sent]
        if changed["id"] in self.messages:
            self.messages[changed["id"]] = changed
        for each in self.exchanges.values():
            each.replace(changed)
        return changed

    def _edit_in(self, channel: str, key: str, body: Json) -> web.Response:
        """Edit a message by its channel, as the bot may as long as it stands there."""
        if channel in self.closed_channels:
            return answered({"message": "Missing Access", "code": 50001}, 403)
        shown = self.shown(key)
        if shown is None or shown["channel_id"] != channel:
            return answered({"message": "Unknown Message", "code": 10008}, 404)
        self._judge(body)
        self.edits.append(key)
        return answered(self._changed(shown, body))


def answered(payload: Any, status: int = 200) -> web.Response:  # noqa: ANN401 - any JSON
    """Return an answer of Discord's REST API."""
    # discord.py compares the header to the letter: no charset may stand behind it.
    return web.Response(
        body=json.dumps(payload).encode(),
        status=status,
        headers={"Content-Type": "application/json"},
    )
