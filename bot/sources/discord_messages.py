"""Messages on Discord as they are handed on to be read: their words, and what their marks show."""

import re
from collections.abc import Iterator, Sequence

import discord

from corpus.discord_transcript import Message, Transcript

_MENTION = re.compile(r"<(@&|#)(\d{1,20})>")
_WRITTEN = frozenset(
    {
        discord.MessageType.default,
        discord.MessageType.reply,
        discord.MessageType.chat_input_command,
        discord.MessageType.context_menu_command,
    }
)
"""The types of what somebody wrote; all others tell of joins, pins and the like."""
_NO_TEXT = ("image/", "video/", "audio/")

Part = discord.Message | discord.MessageSnapshot


def parts_of(message: discord.Message) -> list[Part]:
    """Return *message* and what it forwards."""
    return [message, *message.message_snapshots]


def is_written(message: discord.Message) -> bool:
    """Return whether *message* is one that somebody wrote."""
    return message.type in _WRITTEN


def is_withheld(message: discord.Message) -> bool:
    """Return whether Discord keeps from the bot what *message* says.

    It does so with messages that neither are the bot's nor mention it, unless the application has
    the Message Content Intent: all that a message may consist of then comes empty but stickers.
    """
    shown = (message.content, message.embeds, message.attachments, message.components)
    return is_written(message) and not any(
        (*shown, message.stickers, message.poll, message.message_snapshots)
    )


def readable_files(message: discord.Message) -> list[discord.Attachment]:
    """Return the files of *message*, and of what it forwards, that may have text in them."""
    return [
        each
        for part in parts_of(message)
        for each in part.attachments
        if not (each.content_type or "").startswith(_NO_TEXT)
    ]


def words_of(message: discord.Message) -> str:
    """Return what *message* says, in Discord's Markdown: its text, its cards, what it forwards."""
    texts = (text for part in parts_of(message) for text in (part.content, *_cards(part)))
    return "\n".join(text for text in texts if text)


def transcribed(
    message: discord.Message, viewer: discord.Member, *, is_own: bool = True
) -> Message:
    """Return *message* with its mentions as *viewer* sees them.

    What is forwarded is of nobody: Discord does not tell who wrote it.
    """
    text = words_of(message)
    names = {mark: f"@{who.display_name}" for who in message.mentions for mark in _marks(who)}
    names |= dict(_named(text, viewer))
    author = None if message.message_snapshots else message.author.display_name
    return Message(text, author, is_own, names)


def transcript_of_one(
    message: discord.Message, viewer: discord.Member, url: str, place: object, *, files: int = 0
) -> Transcript:
    """Return *message* alone, which stands in *place*, as *viewer* sees it.

    *files* are those that are left out. The first message of a forum's post has the post's title.
    """
    is_post = isinstance(place, discord.Thread) and place.id == message.id
    said = transcribed(message, viewer)
    return Transcript(
        url,
        (said,),
        title=str(getattr(place, "name", "")) if is_post else None,
        author=said.author,
        publication=viewer.guild.name,
        published=message.created_at.date().isoformat(),
        files=files,
        is_closed=not is_open(place),
    )


def transcript_of_thread(
    thread: discord.Thread, messages: Sequence[discord.Message], viewer: discord.Member
) -> Transcript:
    """Return the *messages* of *thread*, oldest first, as *viewer* sees them."""
    first = messages[0]
    # A post of a forum, and a thread that a message began, have the id of their first message.
    began = first.author.id if first.id == thread.id else thread.owner_id
    said = tuple(transcribed(each, viewer, is_own=each.author.id == began) for each in messages)
    return Transcript(
        thread.jump_url,
        said,
        title=thread.name,
        author=next((each.author for each in said if each.is_own), None),
        publication=viewer.guild.name,
        published=first.created_at.date().isoformat(),
        files=sum(len(readable_files(each)) for each in messages),
        is_closed=not is_open(thread),
    )


def may_read(place: object, who: discord.Member | discord.Role) -> bool:
    """Return whether *who* may read what was written in *place*, a channel or thread.

    Of a private thread this tells only whether they may read the channel that it stands in.
    """
    if not isinstance(place, discord.abc.GuildChannel | discord.Thread):
        return False
    if isinstance(place, discord.Thread) and place.parent is None:
        return False
    allowed = place.permissions_for(who)
    return allowed.view_channel and allowed.read_message_history


def is_open(place: object) -> bool:
    """Return whether every member of the server may read what was written in *place*."""
    guild = getattr(place, "guild", None)
    if not isinstance(guild, discord.Guild):
        return False
    private = isinstance(place, discord.Thread) and place.is_private()
    return not private and may_read(place, guild.default_role)


def _cards(part: Part) -> Iterator[str]:
    """Yield the text of the cards that a bot wrote; a preview of a link is not the writer's."""
    for embed in part.embeds:
        if embed.type != "rich":
            continue
        if embed.title:
            yield f"## {embed.title}"
        if embed.description:
            yield embed.description
        yield from (f"### {field.name}\n{field.value}" for field in embed.fields)


def _marks(who: discord.User | discord.Member) -> tuple[str, str]:
    return f"<@{who.id}>", f"<@!{who.id}>"


def _named(text: str, viewer: discord.Member) -> Iterator[tuple[str, str]]:
    """Yield the roles and channels that *text* names, those that *viewer* may know of."""
    guild = viewer.guild
    for found in _MENTION.finditer(text):
        if found[1] == "@&":
            role = guild.get_role(int(found[2]))
            if role is not None:
                yield found[0], f"@{role.name}"
            continue
        channel = guild.get_channel_or_thread(int(found[2]))
        if channel is not None and may_read(channel, viewer):
            yield found[0], f"#{channel.name}"
