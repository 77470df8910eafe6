"""What a message holds that can become a source: its links, its files, its own text, its thread."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import discord

from bot.sources.discord_messages import Part, parts_of, readable_files, words_of
from corpus.discord_links import DiscordLink
from corpus.formats import SIZE_LIMIT

LEAST_WORDS = 20
"""Words by which a message beside its links and files has a text of its own. Our own choice."""

_LINK = re.compile(r"https?://[^\s<>|\"`]+")
_TRAILING = ".,;:!?'*_~"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A link, or a file when *attachment* is not null; *transcript* is what a message's link says.

    *title* is what moderators choose it by, where that is not its *name*.
    """

    name: str
    attachment: discord.Attachment | None = None
    title: str | None = None
    transcript: bytes | None = None

    @property
    def label(self) -> str:
        """Return what moderators choose it by."""
        return self.title or self.name

    @property
    def too_large(self) -> bool:
        """Return whether no reader would take it."""
        return self.attachment is not None and self.attachment.size > SIZE_LIMIT


def candidates(message: discord.Message) -> list[Candidate]:
    """Return what *message*, or what it forwards, links to or carries, each once, in order."""
    links = [Candidate(link) for part in parts_of(message) for link in _links(part)]
    files = [Candidate(each.filename, each) for each in readable_files(message)]
    return list({each.name: each for each in [*links, *files]}.values())


def thread_of(message: discord.Message, guild_id: int) -> DiscordLink | None:
    """Return the thread that *message* began, which has its id; `None` where it began none."""
    began = message.flags.has_thread or message.id == message.channel.id
    return DiscordLink(guild_id, message.id) if began else None


def has_text(message: discord.Message) -> bool:
    """Return whether *message* says more than a remark on what it links to or carries."""
    return len(_LINK.sub(" ", words_of(message)).split()) >= LEAST_WORDS


def links_in(text: str) -> list[str]:
    """Return the links of *text*, without the punctuation that ends a sentence behind them."""
    return [_trimmed(each) for each in _LINK.findall(text)]


def _links(part: Part) -> Iterator[str]:
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
