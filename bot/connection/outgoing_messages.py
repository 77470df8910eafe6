"""Messages of the bot's own accord: what is sent, where to, and by what it is known again."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any, Protocol

import aiohttp
import discord

from bot.connection.delivery import nonce_of

PATIENCE = 60.0
"""Seconds for one message, with all that Discord makes the bot wait: others wait behind it."""

FAILURES = (discord.DiscordException, aiohttp.ClientError, OSError)
"""What sending or looking for a message raises; `TimeoutError` is among them."""

_TRIED_LATER = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.TOO_MANY_REQUESTS})

_TEMPORARY = frozenset(
    {20016, 20022, 20028, 20029, 30046, 40003, 40004, 40006, 40062, 40333, 110000, 110001, 130000}
)
"""Codes of limits of time, of what is switched off "temporarily", and of what is overloaded
(https://discord.com/developers/docs/topics/opcodes-and-status-codes#json)."""


class Attempt(Protocol):
    """What is known of a message by whoever alone sends it now."""

    @property
    def doubtful_since(self) -> datetime | None:
        """Return since when it may have been taken, where it is to be looked for before."""

    async def begin_anew(self) -> None:
        """Note that it was not there, and is sent now."""


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """A message *what* to a place, made with *options*; its *names* tell it from all others.

    With *behind* it is sent only where the one before was refused with that code.
    """

    what: str
    place: Callable[[], Awaitable[discord.abc.Messageable]]
    names: tuple[str, ...]
    options: dict[str, Any]
    behind: int | None = None

    @property
    def nonce(self) -> str:
        """Return that by which Discord knows it again for some minutes."""
        return nonce_of(*self.names)

    @property
    def mark(self) -> int:
        """Return the id of its first component, by which it is found; Discord counts from 1."""
        return 1 << 30 | int(self.nonce[:7], 16)


def at(client: discord.Client, channel_id: str) -> Callable[[], Awaitable[discord.abc.Messageable]]:
    """Return where a message to the channel of that id goes."""

    async def place() -> discord.abc.Messageable:
        return client.get_partial_messageable(int(channel_id))

    return place


def alone_with(
    client: discord.Client, user_id: str
) -> Callable[[], Awaitable[discord.abc.Messageable]]:
    """Return where a message to that person alone goes."""

    async def place() -> discord.abc.Messageable:
        return await client.create_dm(discord.Object(int(user_id)))

    return place


def is_refused(failed: Exception) -> bool:
    """Return whether *failed* is an answer of Discord's own that no other try would change."""
    if not isinstance(failed, discord.HTTPException):
        return False
    is_ours = HTTPStatus.BAD_REQUEST <= failed.status < HTTPStatus.INTERNAL_SERVER_ERROR
    # Without a code it is not Discord that answers, but something on the way to it.
    is_final = failed.code != 0 and failed.code not in _TEMPORARY
    return is_ours and is_final and failed.status not in _TRIED_LATER
