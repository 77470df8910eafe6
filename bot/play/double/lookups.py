"""What the double gives out when it is asked: servers, channels, members, messages."""

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from bot.play.double import history, payloads
from bot.play.double.judge import Judge
from bot.play.double.messages import Messages, answered
from bot.play.double.payloads import Json

_UNKNOWN_CHANNEL, _UNKNOWN_MEMBER, _UNKNOWN_MESSAGE = 10003, 10007, 10008
_UNKNOWN_PERMISSIONS = 10066
_MOST_LISTED = 200
"""Servers of a page."""


class Lookups(Messages):
    """Knows what only REST tells."""

    def __init__(self, guilds: tuple[int, ...], judge: Judge | None) -> None:
        super().__init__(guilds, judge)
        self.message_content = False
        """Whether the application has the intent by which others' words are given to it."""
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
        self.grants: list[Json] = []
        """What administrators set for every command under Integrations."""

    def give_out(self, path: str, parts: list[str], query: Mapping[str, str]) -> web.Response:
        """Answer with what is kept of servers, their channels and members, as Discord would."""
        found, code = self._kept(parts, query)
        if found is None:
            return answered({"message": "Unknown", "code": code}, 404)
        if self.judge is not None:
            self.faults.extend(self.judge.answer_faults("GET", path, found))
        return answered(found)

    def list_own(self, query: Mapping[str, str]) -> web.Response:
        """Answer with a page of the servers that the bot is in, the oldest first."""
        after, limit = int(query.get("after", 0)), int(query.get("limit", _MOST_LISTED))
        in_order = sorted(self.own_guilds, key=lambda each: int(each["id"]))
        behind = [each for each in in_order if int(each["id"]) > after]
        return answered(behind[: min(limit, _MOST_LISTED)])

    def look_up(self, parts: list[str]) -> web.Response | None:
        """Return the answer about the bot itself; `None` for what is no question of that kind."""
        match parts:
            case ["applications", _, "guilds", guild, "commands", key, "permissions"]:
                return self._granted(guild, key)
            case ["applications", _, "commands"]:
                return answered(self.commands)
        own = {
            "users/@me": payloads.user(payloads.BOT_USER, "Footnote", bot=True),
            "oauth2/applications/@me": payloads.application(message_content=self.message_content),
            "gateway": {"url": self.gateway},
            "gateway/bot": self.gateway_for_bots,
        }
        path = "/".join(parts)
        return answered(own[path]) if path in own else None

    def _kept(self, parts: list[str], query: Mapping[str, str]) -> tuple[Any, int]:
        """Return what the path asks for, or null and Discord's code for there being none."""
        match parts:
            case ["channels", key]:
                return self.archived.get(key), _UNKNOWN_CHANNEL
            case ["channels", channel, "messages"]:
                return history.page(self._in(channel).values(), query), 0
            case ["channels", channel, "messages", key]:
                return self._in(channel).get(key), _UNKNOWN_MESSAGE
            case ["channels", key, "thread-members", user_id]:
                return self._thread_member(key, user_id), _UNKNOWN_MEMBER
            case ["guilds", guild, "members", key]:
                return self._member(guild, key), _UNKNOWN_MEMBER
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

    def _granted(self, guild: str, key: str) -> web.Response:
        if not self.grants:
            told = {"message": "Unknown application command permissions"}
            return answered(told | {"code": _UNKNOWN_PERMISSIONS}, 404)
        known = {"id": key, "application_id": str(payloads.APPLICATION), "guild_id": guild}
        return answered(known | {"permissions": self.grants})
