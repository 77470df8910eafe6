"""The question in what somebody wrote, and the claim in a message, without Discord's own marks."""

import re
from collections.abc import Iterable

import discord

from bot.interface.message_text import LINK, OF_DISCORD, texts_of
from corpus.normalise import normalise
from corpus.sentences import sentences
from index.understanding.question_limit import QUESTION_LIMIT

_USER = re.compile(r"<@!?(\d+)>")
_MARKS = re.compile(r"[*_~`|]{2,}|^(?:>>> |> |-# |#{1,3} )", re.MULTILINE)


def question_in(text: str, people: Iterable[discord.abc.User] = (), me: int = 0) -> str:
    """Return the question of *text*: names for the mentions of *people*, nothing for that of *me*.

    Custom emoji and what else only Discord can show is left out.
    """
    names = {str(each.id): each.display_name for each in people if each.id != me}
    plain = _USER.sub(lambda found: names.get(found[1], ""), text)
    return " ".join(OF_DISCORD.sub(" ", plain).split())


def claim_in(message: discord.Message) -> str:
    """Return what *message*, or what it forwards, says, cut to what can be searched.

    Text stands in its content, its embeds or its components, whoever wrote it.
    """
    said = "\n".join(_MARKS.sub("", text) for text in texts_of(message))
    plain = question_in(LINK.sub(" ", said))
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
