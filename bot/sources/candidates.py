"""The links and files of a message, as candidates for sources."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import discord

from corpus.formats import SIZE_LIMIT

_LINK = re.compile(r"https?://[^\s<>|\"`]+")
_TRAILING = ".,;:!?'*_~"
_NO_TEXT = ("image/", "video/", "audio/")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A link, or a file when *attachment* is not null."""

    name: str
    attachment: discord.Attachment | None = None

    @property
    def too_large(self) -> bool:
        """Return whether no reader would take it."""
        return self.attachment is not None and self.attachment.size > SIZE_LIMIT


def candidates(message: discord.Message) -> list[Candidate]:
    """Return what *message*, or what it forwards, links to or carries, each once, in order."""
    parts: list[discord.Message | discord.MessageSnapshot] = [message, *message.message_snapshots]
    found = [
        each
        for part in parts
        for each in [*map(Candidate, _links(part)), *map(_file, _readable(part.attachments))]
    ]
    return list({each.name: each for each in found}.values())


def links_in(text: str) -> list[str]:
    """Return the links of *text*, without the punctuation that ends a sentence behind them."""
    return [_trimmed(each) for each in _LINK.findall(text)]


def _links(part: discord.Message | discord.MessageSnapshot) -> Iterator[str]:
    yield from links_in(part.content)
    for embed in part.embeds:
        if embed.url:
            yield embed.url


def _trimmed(link: str) -> str:
    end, unopened = len(link), link.count(")") - link.count("(")
    while link[end - 1] in _TRAILING or (link[end - 1] == ")" and unopened > 0):
        end -= 1
        unopened -= link[end] == ")"
    return link[:end]


def _readable(attachments: list[discord.Attachment]) -> list[discord.Attachment]:
    return [each for each in attachments if not (each.content_type or "").startswith(_NO_TEXT)]


def _file(attachment: discord.Attachment) -> Candidate:
    return Candidate(attachment.filename, attachment)
