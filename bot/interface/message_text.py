"""What a message says, wherever it stands in it, and what of that only Discord can show."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import discord
from discord.components import TextDisplay

LINK = re.compile(r"<?https?://\S+")
"""A bare link, with the bracket that keeps Discord from showing what is behind it."""

OF_DISCORD = re.compile(
    r"""<a?:\w{2,32}:\d+>                 # custom emoji
    | <(?:@&|\#|t:|id:)[\w:-]*>          # roles, channels, moments
    | </[^:<>]{1,100}+:\d+>              # commands
    """,
    re.VERBOSE,
)
"""What only Discord can show, mentions of people aside."""

_PERSON = re.compile(r"<@!?\d+>")
_NAMED_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\(<?https?://[^\s()]{1,2000}>?\)")


def texts_of(message: discord.Message) -> Iterator[str]:
    """Yield the texts of *message* and of what it forwards: content, embeds and components."""
    parts: list[discord.Message | discord.MessageSnapshot] = [message, *message.message_snapshots]
    for part in parts:
        yield from _texts(part)


def readable(text: str) -> str:
    """Return *text* line by line as it is read: links by their names, no mentions, no emoji."""
    named = LINK.sub(" ", _NAMED_LINK.sub(r"\1", text))
    return OF_DISCORD.sub(" ", _PERSON.sub(" ", named))


def _texts(part: discord.Message | discord.MessageSnapshot) -> Iterator[str]:
    yield part.content
    for embed in part.embeds:
        yield from filter(None, (embed.title, embed.description))
        yield from (f"{field.name}: {field.value}" for field in embed.fields)
    yield from _shown(part.components)


def _shown(components: Iterable[Any]) -> Iterator[str]:
    """Yield the texts that *components* display, with those inside them."""
    for each in components:
        if isinstance(each, TextDisplay):
            yield each.content
        yield from _shown(getattr(each, "children", ()))
