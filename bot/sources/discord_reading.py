"""Messages and threads that a link of Discord leads to, read by the bot as it may read them.

A link is read for somebody: nothing that they cannot read themselves, and nothing of another
server. What they may read is looked at anew with each reading.
"""

import asyncio

import discord

from bot.client import FootnoteClient
from bot.connection.delivery import FAILURES, log_failure
from bot.connection.outgoing_messages import is_refused
from bot.language import gettext_noop
from bot.services.submission_reading import NotGivenOut
from bot.sources.discord_messages import (
    is_withheld,
    is_written,
    may_read,
    readable_files,
    transcript_of_one,
    transcript_of_thread,
)
from corpus.discord_links import DiscordLink
from corpus.discord_transcript import Transcript
from corpus.errors import SourceRefused
from corpus.servers.collection_names import guild_id_of
from corpus.submissions.submission import Submission

MOST_MESSAGES = 1_000
"""Messages of one thread: ten requests, at 100 each. Our own choice."""

Place = discord.abc.GuildChannel | discord.Thread

PATIENCE = 60.0
"""Seconds that one link is read for, with all that Discord makes the bot wait in between."""

_ELSEWHERE = gettext_noop(
    "That link leads to another server: only what was written in this one can be its source."
)
_NEITHER = gettext_noop(
    "That link leads to no message and no thread: copy the link of one of them."
)
_UNSEEN = gettext_noop(
    "There is no message or thread at that link that you can read: copy it again where you see it."
)
_UNREADABLE = gettext_noop(
    "I can't read that channel: someone who manages it can give me View Channel and Read "
    "Message History there."
)
_GONE = gettext_noop("That message or thread is not there any more: it was deleted.")
_WITHHELD = gettext_noop(
    "Discord gives me none of its words: use “Add as source” in the menu of the message itself, or "
    "ask whoever runs me to turn on the Message Content Intent."
)
_TOO_LONG = gettext_noop(
    "That thread has more than {limit:,} messages: take those that matter one by one, with “Add as "
    "source” in their menu."
)
_SILENT = gettext_noop("Nobody has written anything in that thread yet: post another one.")
_LATER = gettext_noop("Discord does not give that out right now: try again in a minute.")
_NOBODY = gettext_noop(
    "Nobody who can read that channel has asked for this check: set it anew with /source schedule."
)


async def read_from_discord(
    client: FootnoteClient, submission: Submission, link: DiscordLink
) -> bytes:
    """Return the transcript, as JSON, of what *link* leads to, for who posted *submission*.

    Raises:
        SourceRefused: It cannot be read, or must not be by them; the sentence says which.
        NotGivenOut: Discord cannot serve for now, or the server is not available.
    """
    if link.guild_id is None or link.channel_id is None:
        raise SourceRefused(_NEITHER)
    if guild_id_of(submission.collection) != link.guild_id:
        raise SourceRefused(_ELSEWHERE)
    try:
        async with asyncio.timeout(PATIENCE):
            await client.wait_until_ready()  # what a restart interrupted is taken up before that
            guild = _guild(client, link.guild_id)
            return (await _transcript(guild, submission.posted.actor, link)).to_json()
    except discord.Forbidden as error:
        raise SourceRefused(_UNREADABLE) from error
    except discord.NotFound as error:
        raise SourceRefused(_GONE) from error
    except TimeoutError as error:
        raise NotGivenOut(_LATER) from error
    except FAILURES as error:
        log_failure("reading from Discord", error, link.channel_id)
        raise (SourceRefused if is_refused(error) else NotGivenOut)(_LATER) from error


def _guild(client: FootnoteClient, guild_id: int) -> discord.Guild:
    """Return the server, of which Discord tells nothing while it is not available."""
    guild = client.get_guild(guild_id)
    if guild is None or guild.unavailable:
        raise NotGivenOut(_LATER)
    return guild


async def _transcript(guild: discord.Guild, actor: str | None, link: DiscordLink) -> Transcript:
    viewer = await _viewer(guild, actor)
    place = await _place(guild, link.channel_id or 0)
    await _check(place, viewer)
    if link.message_id is None:
        if not isinstance(place, discord.Thread):
            raise SourceRefused(_NEITHER)
        return transcript_of_thread(place, await _said(place), viewer)
    if not isinstance(place, discord.abc.Messageable):
        raise SourceRefused(_NEITHER)
    message = await place.fetch_message(link.message_id)
    if is_withheld(message):
        raise SourceRefused(_WITHHELD)
    files = len(readable_files(message))
    return transcript_of_one(message, viewer, link.address, place, files=files)


async def _viewer(guild: discord.Guild, actor: str | None) -> discord.Member:
    """Return the member for whom is read: a check may have been asked for by one who left."""
    if actor is None:
        raise SourceRefused(_NOBODY)
    try:
        return await guild.fetch_member(int(actor))
    except discord.NotFound as error:
        raise SourceRefused(_NOBODY) from error


async def _place(guild: discord.Guild, channel_id: int) -> Place:
    """Return a channel or thread of *guild*, one that is archived too."""
    known = guild.get_channel_or_thread(channel_id)
    if known is not None:
        return known
    try:
        return await guild.fetch_channel(channel_id)
    except discord.InvalidData as error:  # of another server, or of a kind that holds no messages
        raise SourceRefused(_UNSEEN) from error
    except discord.NotFound as error:
        raise SourceRefused(_UNSEEN) from error


async def _check(place: Place, viewer: discord.Member) -> None:
    """Return when *viewer* and the bot may both read *place*; raise `SourceRefused` else."""
    if not may_read(place, viewer) or not await _is_let_in(place, viewer):
        raise SourceRefused(_UNSEEN)
    if not may_read(place, place.guild.me):
        raise SourceRefused(_UNREADABLE)


async def _is_let_in(place: object, viewer: discord.Member) -> bool:
    """Return whether *viewer* is in the private thread that *place* may be, or manages it."""
    if not isinstance(place, discord.Thread) or not place.is_private():
        return True
    if place.permissions_for(viewer).manage_threads:
        return True
    try:
        await place.fetch_member(viewer.id)
    except discord.NotFound:
        return False
    return True


async def _said(thread: discord.Thread) -> list[discord.Message]:
    """Return what was written in *thread*, oldest first, without what the bot wrote there.

    What began it stands in the channel above, unless that is a forum: Discord tells it with the
    thread's first message.
    """
    said: list[discord.Message] = []
    async for message in thread.history(limit=MOST_MESSAGES + 1, oldest_first=True):
        if len(said) == MOST_MESSAGES:
            raise SourceRefused(_TOO_LONG, limit=MOST_MESSAGES)
        began = _beginning(message)
        if is_written(began) and began.author.id != thread.guild.me.id:
            if is_withheld(began):
                raise SourceRefused(_WITHHELD)
            said.append(began)
    if not said:
        raise SourceRefused(_SILENT)
    return said


def _beginning(message: discord.Message) -> discord.Message:
    """Return the message that began a thread in place of the one that tells of it."""
    if message.type is discord.MessageType.thread_starter_message and message.reference:
        resolved = message.reference.resolved
        return resolved if isinstance(resolved, discord.Message) else message
    return message
