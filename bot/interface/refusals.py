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


_WRITTEN_IN_THREADS = (discord.Thread, discord.ForumChannel)
_BOTH = gettext_noop(
    "I can't write in this channel: a moderator can give me View Channel and Send Messages here."
)
_TIMED_OUT = gettext_noop(
    "I am timed out in this server, so I can't write here: a moderator can end that."
)


class DiscordRefused(FootnoteError):
    """Discord does not take a message that was to stand in a channel."""


def view_channel() -> str:
    """Return what Discord calls the permission to see a channel."""
    return gettext("View Channel")


def send_messages(channel: object) -> str:
    """Return what Discord calls the permission to write in *channel*, which may be a thread."""
    if isinstance(channel, _WRITTEN_IN_THREADS):
        return gettext("Send Messages in Threads")
    return gettext("Send Messages")


def may_write(channel: object, allowed: discord.Permissions) -> bool:
    """Return whether who is *allowed* so much in *channel* may write there.

    It may be a thread; in a forum it is the posts that are written in.
    """
    if isinstance(channel, _WRITTEN_IN_THREADS):
        return allowed.view_channel and allowed.send_messages_in_threads
    return allowed.view_channel and allowed.send_messages


def why_not_written(channel: object, allowed: discord.Permissions) -> FootnoteError | None:
    """Return what keeps the bot, *allowed* so much, from writing in *channel*; `None` for nothing.

    Who may not see a channel is allowed nothing there: what else is missing does not show.
    """
    if may_write(channel, allowed):
        return None
    if _is_timed_out(channel):
        return DiscordRefused(_TIMED_OUT)
    if allowed.view_channel:
        return MayNotWrite(send_messages(channel))
    if isinstance(channel, _WRITTEN_IN_THREADS):
        return MayNotWrite(view_channel())
    return DiscordRefused(_BOTH)


def _is_timed_out(channel: object) -> bool:
    guild = getattr(channel, "guild", None)
    me = guild.me if isinstance(guild, discord.Guild) else None
    return isinstance(me, discord.Member) and me.is_timed_out()


def refusal_of(failed: Exception, channel: object) -> FootnoteError:
    """Return what to tell whoever wanted something posted in *channel*, which *failed*."""
    code = failed.code if isinstance(failed, discord.HTTPException) else 0
    if code == _UNWRITABLE and _is_timed_out(channel):
        return DiscordRefused(_TIMED_OUT)
    if code == _UNSEEN:
        return MayNotWrite(view_channel())
    if code == _UNWRITABLE:
        return MayNotWrite(send_messages(channel))
    return DiscordRefused(_TOLD.get(code, _OTHERWISE))
