"""Conversations that were saved as text: exports of channels, and what is copied from Discord."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.discord_transcript import Message, Transcript

FEWEST = 3
"""Messages that make a conversation; fewer may be quoted in something else. Our own choice."""

_HEAD = re.compile(
    r"\[(?=[^\[\]]{0,12}\d[/.-])[^\[\]]{0,24}\d[:.]\d\d[^\[\]]{0,8}\] (?P<exported>\S[^:]{0,80})"
    r"|(?P<copied>\S.{0,80}?) \u2014 .{0,24}\d[:.]\d\d(?: ?[AP]M)?",
    re.IGNORECASE,
)
"""The line above a message: “[11/10/2026 7:01 PM] Nadia” where DiscordChatExporter wrote it,
“Nadia \u2014 Today at 7:01 PM” where it was copied from Discord."""
_STATED = re.compile(r"(?P<name>Guild|Channel|Topic|After|Before): (?P<value>.*)")
"""What an export says of itself above its messages."""
_DRAWN = re.compile(r"=+")
_EXPORTED = re.compile(r"Exported [\d.,]+ message\(s\)")
_ATTACHMENTS = "{Attachments}"
_BESIDE = re.compile(r"\{(?:Attachments|Embed|Stickers|Reactions)\}")
"""Above what stands below a message and is no word of it."""
_PINNED = " (pinned)"


def conversation_in(text: str) -> Transcript | None:
    """Return the conversation that *text* is; `None` where it is anything else.

    Nobody began it as one begins a thread: all that was said is told with the name of who said it.
    """
    lines = [line.strip() for line in text.splitlines()]
    head = list(takewhile(lambda line: not _HEAD.fullmatch(line), lines))
    if not all(_is_about(line) for line in head):
        return None
    parts = list(_parts(lines[len(head) :]))
    if len(parts) < FEWEST:
        return None
    stated = {found["name"]: found["value"] for line in head if (found := _STATED.fullmatch(line))}
    return Transcript(
        url=None,
        messages=tuple(_message(part) for part in parts),
        title=stated.get("Channel"),
        publication=stated.get("Guild"),
        files=sum(_files(part) for part in parts),
    )


def _is_about(line: str) -> bool:
    return not line or any(each.fullmatch(line) for each in (_DRAWN, _STATED))


def _parts(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines of each message, the one above it first."""
    part: list[str] = []
    for line in lines:
        if _HEAD.fullmatch(line):
            if part:
                yield part
            part = []
        if not (_DRAWN.fullmatch(line) or _EXPORTED.fullmatch(line)):
            part.append(line)
    if part:
        yield part


def _message(part: Sequence[str]) -> Message:
    said = takewhile(lambda line: not _BESIDE.fullmatch(line), part[1:])
    return Message("\n".join(said).strip(), _author(part[0]), is_own=False)


def _author(head: str) -> str:
    found = _HEAD.fullmatch(head)
    return ((found["exported"] or found["copied"]) if found else head).removesuffix(_PINNED)


def _files(part: Sequence[str]) -> int:
    """Return how many files hang on a message."""
    if _ATTACHMENTS not in part:
        return 0
    below = part[part.index(_ATTACHMENTS) + 1 :]
    return sum(1 for _ in takewhile(lambda line: line and not _BESIDE.fullmatch(line), below))
