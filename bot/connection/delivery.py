"""What Discord did not take: the one line that the log gets of it, and which of it is final."""

import hashlib
from typing import Any

import aiohttp
import discord
import structlog


class NotAcknowledged(discord.DiscordException):
    """Discord could not be told in time that an interaction was received."""


FAILURES = (discord.HTTPException, aiohttp.ClientError, NotAcknowledged)
"""What sending or editing raises when Discord does not take it, after all tries."""

MEANINGS = {
    10003: "the channel is gone",
    10004: "the server is gone, or has removed the bot",
    10008: "the message is gone",
    10015: "the reply can be edited for 15 minutes only",
    10062: "the interaction expired before it was acknowledged",
    40058: "a forum has no messages of its own",
    40060: "another process answered it: is one running with the same token?",
    50001: "the bot cannot see the channel",
    50007: "the member takes no direct messages",
    50008: "nobody can write messages in a channel of that kind",
    50013: "the bot lacks a permission in the channel, or is timed out",
    50027: "the reply can be edited for 15 minutes only",
    50083: "the thread is archived",
    50278: "the member shares no server with the bot",
    160002: "the bot may not read the channel's history, so it cannot reply to a message there",
    160005: "the thread is locked",
    160009: "the bot may not read the history of the channel that it refers to",
    160010: "the message that it replies to stands in an age-restricted channel",
    200000: "a rule of AutoMod keeps it back",
    200001: "a rule of AutoMod keeps its title back",
    240000: "Discord's filter for harmful links keeps it back",
}
"""Discord's error codes that another try cannot mend, in words for the operator."""

_ABOUT_WORDS = frozenset({200000, 200001, 240000})
"""Those by which Discord refuses what a message says: another one may stand where it was to."""

_ABOUT_REFERENCE = frozenset({160002, 160009, 160010})
"""Those by which it refuses that a message replies to another: one that does not may be sent."""

_ABOUT_PLACE = frozenset({50001, 50013, 50083, 160005})
"""Those by which it lets nobody like the bot write there."""

_MALFORMED = 50035

_OURS = frozenset({40005, 50006, _MALFORMED, 50045, 50046, 50109, 50110, 50123, 50146})
"""Those about the form of a request or of its files. All others are about what stands at Discord,
such as limits of time, and Discord gets new ones every year
(https://discord.com/developers/docs/topics/opcodes-and-status-codes#json)."""

CHANNEL_GONE = 10003
"""The code by which there is no such channel."""

MESSAGE_GONE = 10008
"""The code by which there is no such message (any more)."""

log = structlog.get_logger()


def log_failure(what: str, failed: Exception, channel: object = None) -> None:
    """Log in one line that *what* did not reach *channel*."""
    known: dict[str, Any] = {"reason": type(failed).__name__}
    if isinstance(failed, discord.HTTPException):
        reason = MEANINGS.get(failed.code, "Discord did not take it")
        known = {"status": failed.status, "code": failed.code, "reason": reason}
    log.warning("not delivered", what=what, channel=str(channel), **known)


def log_lost_reply(what: str, failed: Exception, channel: object = None) -> None:
    """Log in one line that the reply to *what* did not reach its person in *channel*."""
    log_failure(f"reply to {what}", failed, channel)


def nonce_of(*names: str) -> str:
    """Return the nonce of the message that *names* mean, the same whichever process sends it.

    Discord drops a message that has the nonce of another of the last minutes, and returns that one;
    a nonce may have 25 characters
    (https://discord.com/developers/docs/resources/message#create-message).
    """
    return hashlib.blake2b("\0".join(names).encode(), digest_size=12).hexdigest()


async def delivered(
    what: str,
    place: discord.abc.Messageable,
    **options: Any,  # noqa: ANN401 - whatever a message may have
) -> bool:
    """Return whether *what* was sent to *place*; what Discord does not take is not sent again."""
    try:
        await place.send(**options)
    except FAILURES as failed:
        log_failure(what, failed, getattr(place, "id", place))
        return False
    return True


def is_final(failed: Exception) -> bool:
    """Return whether nothing more can be said where *failed* was to be shown."""
    if isinstance(failed, NotAcknowledged):
        return True
    known = isinstance(failed, discord.HTTPException) and failed.code in MEANINGS
    return known and not is_about_words(failed)


def is_about_words(failed: Exception) -> bool:
    """Return whether Discord refused what was said, and may take other words."""
    return isinstance(failed, discord.HTTPException) and failed.code in _ABOUT_WORDS


def is_about_reference(failed: Exception) -> bool:
    """Return whether Discord refused the reply to a message, and may take a mere message.

    It also does so where the message that is replied to was deleted, in a form of its own.
    """
    if not isinstance(failed, discord.HTTPException):
        return False
    is_unknown = failed.code == _MALFORMED and "message_reference" in failed.text
    return is_unknown or failed.code in _ABOUT_REFERENCE


def is_about_place(failed: Exception) -> bool:
    """Return whether Discord takes nothing from the bot where *failed* was to be written."""
    return isinstance(failed, discord.HTTPException) and failed.code in _ABOUT_PLACE


def is_malformed(failed: Exception) -> bool:
    """Return whether Discord refused the form of what was sent, which is a defect of ours."""
    return isinstance(failed, discord.HTTPException) and failed.code in _OURS


def is_about_reply(failed: Exception) -> bool:
    """Return whether *failed* is about an interaction's own reply, not about another message."""
    if not isinstance(failed, discord.HTTPException):
        return isinstance(failed, NotAcknowledged)
    path = str(getattr(failed.response, "url", ""))
    return "/webhooks/" in path or "/interactions/" in path
