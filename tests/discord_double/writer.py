"""A member of servers: who they are, where they are, and what they write."""

import asyncio
import copy
from typing import Any, Self

from tests.discord_double import payloads
from tests.discord_double.payloads import Json
from tests.discord_double.reply import Reply
from tests.discord_double.server import DiscordDouble

PATIENCE = 15
"""Seconds that a member waits for a reply before the test fails."""


class Writer:
    """A member of one server who writes messages."""

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
        return payloads.written(self._user, self._where, {"content": text} | more)

    async def say(self, text: str, to: Reply | None = None, **more: Any) -> Json:  # noqa: ANN401 - the same
        """Write a message where they are, as a reply to what *to* shows; return it.

        It mentions the bot where its text does and, as Discord has it, by being a reply.
        """
        bot = payloads.user(payloads.BOT_USER, "Footnote", bot=True)
        if to is not None:
            more["message_reference"] = {"message_id": to.message["id"]}
        if to is not None or f"<@{payloads.BOT_USER}>" in text:
            more.setdefault("mentions", [bot])
        own = ("author", "webhook_id", "mention_roles", "flags")
        another = {key: more[key] for key in own if key in more}
        said = self.message(text, **more) | another
        self._discord.messages[said["id"]] = said
        await self._discord.dispatch("MESSAGE_CREATE", said)
        return said

    async def ask(self, text: str, to: Reply | None = None, **more: Any) -> Reply:  # noqa: ANN401 - the same
        """Write a message and wait for the bot's reply to it."""
        said = await self.say(text, to, **more)
        return await self.answered(said)

    async def answered(self, said: Json) -> Reply:
        """Wait for the bot's reply to a message."""
        async with asyncio.timeout(self._patience):
            while True:
                for each in self._discord.sent:
                    if each.get("message_reference", {}).get("message_id") == said["id"]:
                        return Reply(each, None)
                await asyncio.sleep(0.01)

    @property
    def id(self) -> str:
        """Return their user id."""
        return str(self._user["id"])

    def _but(self, **values: object) -> Self:
        other = copy.copy(self)
        vars(other).update(values)
        return other
