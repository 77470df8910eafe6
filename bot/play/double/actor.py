"""A member of servers: who they are, where they are, what they write and use."""

import asyncio
import copy
import secrets
from collections.abc import Sequence
from typing import Any, Self

from bot.play.double import message_payloads, payloads
from bot.play.double.exchange import Exchange
from bot.play.double.payloads import Json
from bot.play.double.server import DiscordDouble

PATIENCE = 15
"""Seconds that a member waits for the bot before giving up."""

_COMMAND, _COMPONENT, _TYPING, _FORM = 2, 3, 4, 5
"""Kinds of interactions, as Discord numbers them."""
_IN_CHAT, _ON_MESSAGE = 1, 3
"""Kinds of commands."""
BUTTON, SELECT = 2, 3
"""Kinds of components."""


class Actor:
    """A member of one server who writes messages and uses the bot; waits for nothing."""

    def __init__(  # noqa: PLR0913 - all that a member may be
        self,
        discord: DiscordDouble,
        name: str = "ada",
        guild: int = 1,
        *,
        moderates: bool = False,
        installed_alone: bool = False,
        administers: bool = False,
        roles: tuple[int, ...] = (),
        locale: str = "en-US",
        patience: float = PATIENCE,
    ) -> None:
        self._permissions = payloads.permissions(moderates=moderates, administers=administers)
        self._roles = [str(each) for each in roles]
        self._discord = discord
        self._installed_alone = installed_alone
        self._where = payloads.channel(guild)
        self._locale = locale
        self._patience = patience
        self._user = payloads.user(payloads.snowflake(), name)
        discord.roles[self.id] = self._roles
        self.joins(guild)

    def gives_up_after(self, seconds: float) -> None:
        """Wait for a reply no longer than *seconds*: there will be none."""
        self._patience = seconds

    def joins(self, guild: int) -> None:
        """Become a member of *guild* too."""
        self._discord.members.setdefault(str(guild), set()).add(self.id)

    def leaves(self, guild: int) -> None:
        """Be no member of *guild* any more."""
        self._discord.members[str(guild)].discard(self.id)

    def at(self, channel: Json) -> Self:
        """Return the same person in another channel or thread."""
        return self._but(_where=channel)

    @property
    def alone(self) -> Self:
        """Return the same person in their direct messages with the bot."""
        return self.at(payloads.direct(self._user))

    def without(self, permission: int) -> Self:
        """Return the same person with a permission less."""
        return self._but(_permissions=str(int(self._permissions) & ~permission))

    def message(self, text: str, **more: Any) -> Json:  # noqa: ANN401 - any part of a message
        """Return a message of theirs, with *more* in it, where they are."""
        return message_payloads.written(self._user, self._where, {"content": text} | more)

    async def write(self, text: str, to: Json | None = None, **more: Any) -> Json:  # noqa: ANN401 - any part of a message
        """Write a message where they are, as a reply to the message *to*; return it.

        It mentions the bot where its text does and, as Discord has it, by being a reply.
        """
        bot = payloads.user(payloads.BOT_USER, "Footnote", bot=True)
        if to is not None:
            more["message_reference"] = {"message_id": to["id"]}
        if to is not None or f"<@{payloads.BOT_USER}>" in text:
            more.setdefault("mentions", [bot])
        own = ("author", "webhook_id", "mention_roles", "flags", "attachments")
        another = {key: more[key] for key in own if key in more}
        said = self.message(text, **more) | another
        self._discord.messages[said["id"]] = said
        await self._discord.dispatch("MESSAGE_CREATE", said)
        return said

    async def use(
        self, name: str, options: Sequence[Json], uploads: Sequence[Json] = ()
    ) -> Exchange:
        """Use the slash command *name* with *options*, and *uploads* that these name by id."""
        return await self.interact(_COMMAND, self._invocation(name, options, uploads))

    async def type(self, name: str, options: Sequence[Json]) -> Exchange:
        """Type into the one of *options* that is focused, for what the bot suggests."""
        return await self.interact(_TYPING, self._invocation(name, options, ()))

    async def press_on(self, message: Json, custom_id: str) -> Exchange:
        """Press a button of *message*."""
        data = {"custom_id": custom_id, "component_type": BUTTON}
        return await self.interact(_COMPONENT, data, message)

    async def choose_on(
        self, message: Json, custom_id: str, values: Sequence[str], kind: int = SELECT
    ) -> Exchange:
        """Choose *values* in a select of *message*, of the *kind* of component that it is."""
        data = {"custom_id": custom_id, "component_type": kind, "values": list(values)}
        # What is chosen of Discord's own objects comes with them; text is its own value.
        resolved: Json = {} if kind == SELECT else {"resolved": {}}
        return await self.interact(_COMPONENT, data | resolved, message)

    async def use_on(self, message: Json, name: str) -> Exchange:
        """Choose *name* from the menu of *message*."""
        data = {
            "id": payloads.snowflake(),
            "name": name,
            "type": _ON_MESSAGE,
            "target_id": message["id"],
            "resolved": {"messages": {message["id"]: message}},
        }
        return await self.interact(_COMMAND, data)

    async def send_form(
        self,
        custom_id: str,
        fields: Sequence[Json],
        uploads: Sequence[Json] = (),
        message: Json | None = None,
    ) -> Exchange:
        """Send a form with its *fields*; a button of *message* had opened it."""
        labels = [
            {"type": 18, "id": number, "component": {"id": 100 + number} | field}
            for number, field in enumerate(fields, start=1)
        ]
        data: Json = {"custom_id": custom_id, "components": labels}
        return await self.interact(_FORM, data | _resolved(uploads), message)

    def _invocation(self, name: str, options: Sequence[Json], uploads: Sequence[Json]) -> Json:
        given = list(options)
        name, _, subcommand = name.partition(" ")
        if subcommand:
            given = [{"name": subcommand, "type": 1, "options": given}]
        data = {"id": payloads.snowflake(), "name": name, "type": _IN_CHAT, "options": given}
        return data | _resolved(uploads)

    async def interact(self, kind: int, data: Json, message: Json | None = None) -> Exchange:
        """Tell the bot of an interaction and return what is to come of it."""
        await asyncio.wait_for(self._discord.identified.wait(), self._patience)
        token = secrets.token_hex(8)
        payload = message_payloads.interaction(kind, data, self._where, token)
        if "guild_id" in payload:
            payload["member"] = payloads.member(self._user, self._permissions, self._roles)
        else:
            payload["user"] = self._user
        payload["app_permissions"] = self._discord.bot_permissions
        if self._installed_alone:
            payload["authorizing_integration_owners"] = {"1": self.id}
        payload["locale"] = self._locale
        exchange = self._discord.exchanges[token] = Exchange(payload["channel_id"], payload)
        if message is not None:
            payload["message"] = exchange.message = message
        payload |= self._discord.changes
        await self._discord.dispatch("INTERACTION_CREATE", payload)
        return exchange

    def speaking(self, locale: str) -> Self:
        """Return the same person with another language set in Discord."""
        return self._but(_locale=locale)

    @property
    def user(self) -> Json:
        """Return who they are, as Discord tells it."""
        return self._user

    @property
    def id(self) -> str:
        """Return their user id."""
        return str(self._user["id"])

    def _but(self, **values: object) -> Self:
        other = copy.copy(self)
        vars(other).update(values)
        return other


def _resolved(uploads: Sequence[Json]) -> Json:
    if not uploads:
        return {}
    return {"resolved": {"attachments": {each["id"]: each for each in uploads}}}
