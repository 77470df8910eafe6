"""The question in what somebody wrote, and the claim in a message, without Discord's own marks."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import discord
from discord.components import TextDisplay

from corpus.normalise import normalise
from corpus.sentences import sentences
from index.engine import QUESTION_LIMIT

_EMOJI = re.compile(r"<a?:\w{2,32}:\d+>")
_USER = re.compile(r"<@!?(\d+)>")
_OTHER = re.compile(r"<(?:@&|#|t:|id:)[\w:-]*>|</([^:<>]{1,100}+):\d+>")
_LINK = re.compile(r"<?https?://\S+")
_MARKS = re.compile(r"[*_~`|]{2,}|^(?:>>> |> |-# |#{1,3} )", re.MULTILINE)


def question_in(text: str, people: Iterable[discord.abc.User] = (), me: int = 0) -> str:
    """Return the question of *text*: names for the mentions of *people*, nothing for that of *me*.

    Custom emoji and what else only Discord can show is left out.
    """
    names = {str(each.id): each.display_name for each in people if each.id != me}
    plain = _USER.sub(lambda found: names.get(found[1], ""), text)
    return " ".join(_OTHER.sub(" ", _EMOJI.sub(" ", plain)).split())


def claim_in(message: discord.Message) -> str:
    """Return what *message*, or what it forwards, says, cut to what can be searched.

    Text stands in its content, its embeds or its components, whoever wrote it.
    """
    parts: list[discord.Message | discord.MessageSnapshot] = [message, *message.message_snapshots]
    said = [text for part in parts for text in _texts(part)]
    plain = question_in(_LINK.sub(" ", "\n".join(_MARKS.sub("", text) for text in said)))
    return searchable(normalise(plain))


def searchable(text: str) -> str:
    """Return *text*, or its first sentences that a question has room for."""
    if len(text) <= QUESTION_LIMIT:
        return text
    ends = [end for _, end in sentences(text) if end <= QUESTION_LIMIT]
    if ends:
        return text[: ends[-1]]
    space = text.rfind(" ", 0, QUESTION_LIMIT)
    return text[: space if space > 0 else QUESTION_LIMIT]


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
