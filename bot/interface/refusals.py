"""What a person is told when Discord does not take what the bot would post for them."""

import discord

from bot.language import gettext, gettext_noop
from corpus.errors import FootnoteError

_UNSEEN, _UNWRITABLE = 50001, 50013
_CLOSED = gettext_noop("This thread is closed: once it is open again, I can write here.")

_KEPT_BACK = gettext_noop("A rule of this server's AutoMod keeps that from being posted.")

_TOLD = {
    10003: gettext_noop("That channel is no longer there."),
    10008: gettext_noop("That message is no longer there."),
    50083: _CLOSED,
    160005: _CLOSED,
    200000: _KEPT_BACK,
    200001: _KEPT_BACK,
    240000: gettext_noop("Discord's filter for harmful links keeps that from being posted."),
}
"""What a person is told, by Discord's error code."""

_OTHERWISE = gettext_noop("Discord does not take this right now: please try again in a minute.")


class MayNotWrite(FootnoteError):
    """The bot lacks *permission* in the channel."""

    def __init__(self, permission: str) -> None:
        super().__init__(
            gettext_noop(
                "I can't write in this channel: a moderator can give me {permission} here."
            ),
            permission=permission,
        )


class DiscordRefused(FootnoteError):
    """Discord does not take a message that was to stand in a channel."""


def view_channel() -> str:
    """Return what Discord calls the permission to see a channel."""
    return gettext("View Channel")


def send_messages(channel: object) -> str:
    """Return what Discord calls the permission to write in *channel*, which may be a thread."""
    if isinstance(channel, discord.Thread):
        return gettext("Send Messages in Threads")
    return gettext("Send Messages")


def refusal_of(failed: Exception, channel: object) -> FootnoteError:
    """Return what to tell whoever wanted something posted in *channel*, which *failed*."""
    code = failed.code if isinstance(failed, discord.HTTPException) else 0
    if code == _UNSEEN:
        return MayNotWrite(view_channel())
    if code == _UNWRITABLE:
        return MayNotWrite(send_messages(channel))
    return DiscordRefused(_TOLD.get(code, _OTHERWISE))
