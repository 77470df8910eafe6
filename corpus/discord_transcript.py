"""What was said on Discord, in the form in which it is handed to the process that reads it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

CONTENT_TYPE = "application/vnd.footnote.discord+json"
"""The stated type of a transcript. No site can state it: it is not among what may be fetched."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it was written; *names* tells what its mentions are shown as.

    *author* is the name that is shown above it, null for what was forwarded. *is_own* tells
    whether it is of the one who began the thread, or stands alone.
    """

    text: str
    author: str | None = None
    is_own: bool = True
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Transcript:
    """One message or a thread's, oldest first, with what the place states of them.

    *url* is null where it was saved as text. *published* is a day as ISO 8601 has it. *files*
    counts those that were left out. *is_closed* tells whether there are members who cannot
    read the place.
    """

    url: str | None
    messages: tuple[Message, ...]
    title: str | None = None
    author: str | None = None
    publication: str | None = None
    published: str | None = None
    files: int = 0
    is_closed: bool = False

    def to_json(self) -> bytes:
        """Return the transcript as JSON."""
        return json.dumps(asdict(self)).encode()


def transcript_of(text: str) -> Transcript:
    """Return the transcript that `Transcript.to_json` made."""
    told: dict[str, Any] = json.loads(text)
    messages = tuple(Message(**each) for each in told.pop("messages"))
    return Transcript(messages=messages, **told)
