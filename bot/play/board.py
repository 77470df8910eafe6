"""What stands in the channels of the playground, as each of its people sees it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.play.double.exchange import Exchange
from bot.play.double.message_payloads import EPHEMERAL
from bot.play.double.payloads import BOT_USER, Json
from bot.play.double.server import DiscordDouble
from bot.play.drawing.message import Message

_EXCERPT = 80
"""Characters of a message that stand above a reply to it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A message that somebody sees, and *state*, which is another once it has changed."""

    key: str
    message: Message
    state: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """A message of Discord's, and the interaction that it came by."""

    raw: Json
    exchange: Exchange | None = None


class Board:
    """Reads the messages off *discord*, which has them all."""

    def __init__(self, discord: DiscordDouble) -> None:
        self._discord = discord
        self._first_seen: dict[str, str] = {}

    def seen(self, channel: str, user_id: str) -> Iterator[Standing]:
        """Yield the messages of *channel* that the user sees, the oldest first."""
        placed = self._placed()
        for key in sorted(placed, key=int):
            each = placed[key]
            if each.raw["channel_id"] == channel and _is_seen(each, user_id):
                yield Standing(key, self._message(each, placed), _state(each))

    def raw(self, key: str, user_id: str) -> Json | None:
        """Return the message of that id as Discord has it; `None` where the user sees none."""
        found = self._placed().get(key)
        return found.raw if found is not None and _is_seen(found, user_id) else None

    def _placed(self) -> Mapping[str, _Placed]:
        """Return all messages by their id, each as it stands now."""
        found = {key: _Placed(raw) for key, raw in self._discord.messages.items()}
        for exchange in self._discord.exchanges.values():
            for raw in (*exchange.follow_ups, exchange.message):
                if raw is not None:
                    earlier = found.get(raw["id"])
                    first = earlier.exchange if earlier is not None else exchange
                    found[raw["id"]] = _Placed(raw, first)
        return found

    def _message(self, placed: _Placed, all_placed: Mapping[str, _Placed]) -> Message:
        raw = placed.raw
        now = datetime.now().astimezone().strftime("%H:%M")
        by_bot = raw["author"]["id"] == str(BOT_USER)
        said = bool(raw["content"] or raw["components"] or raw["attachments"])
        return Message(
            content=raw["content"],
            components=[*raw["components"], *map(_file, raw["attachments"])],
            author=raw["author"]["username"],
            ephemeral=bool(raw["flags"] & EPHEMERAL),
            command=_command(placed.exchange),
            replies_to=_replied(raw, all_placed),
            time=self._first_seen.setdefault(raw["id"], now),
            thinks=by_bot and not said,
        )


def _state(placed: _Placed) -> str:
    return json.dumps(placed.raw, sort_keys=True)


def _is_seen(placed: _Placed, user_id: str) -> bool:
    if not placed.raw["flags"] & EPHEMERAL:
        return True
    return placed.exchange is not None and user_of(placed.exchange)["id"] == user_id


def user_of(exchange: Exchange) -> Json:
    """Return who began *exchange*."""
    found: Json = exchange.asked.get("user") or exchange.asked["member"]["user"]
    return found


def _command(exchange: Exchange | None) -> tuple[str, str] | None:
    """Return who used which command, where a message is the reply to one."""
    if exchange is None or "name" not in exchange.asked["data"]:
        return None
    data = exchange.asked["data"]
    within = [each["name"] for each in data.get("options", []) if each["type"] == 1]
    slash = "/" if data["type"] == 1 else ""
    return user_of(exchange)["username"], slash + " ".join([data["name"], *within])


def _replied(raw: Json, placed: Mapping[str, _Placed]) -> tuple[str, str] | None:
    key = str((raw.get("message_reference") or {}).get("message_id"))
    if key not in placed:
        return None
    to = placed[key].raw
    text = to["content"].replace(f"<@{BOT_USER}>", "@Footnote") or "a message"
    return to["author"]["username"], text[:_EXCERPT]


def _file(attachment: Json) -> Json:
    return {"type": 13, "file": {"url": f"attachment://{attachment['filename']}"}}
