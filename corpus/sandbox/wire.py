"""What passes between the bot and a reading process: a request, then frames of its answer.

The first frame is empty, and says that the process is there and reads.
"""

import json
import struct
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import IntEnum, StrEnum
from typing import Any, BinaryIO

from corpus.sandbox.limits import Limits

IDLE = 60.0
"""Seconds without a request after which a reading process ends, to give back its memory."""

_LENGTHS = struct.Struct(">IQ")
"""Bytes of a request's head, then bytes of its data."""
_FRAME = struct.Struct(">BI")
"""What a frame is, then its length in bytes."""


class Task(StrEnum):
    """What is to be made of the bytes of a request."""

    DOCUMENT = "document"
    ARCHIVE = "archive"


class Ending(IntEnum):
    """How an answer ended; `MORE` marks the frames before the end."""

    MORE = 0
    DONE = 1
    OVERRAN = 2
    """It used up its time, its memory or its output."""
    BROKE_OFF = 3
    """It did not end by its own decision, as when native code crashes."""


@dataclass(frozen=True, slots=True)
class Request:
    """Bytes to be read within *limits*, and what is known of them.

    *posted_by* and *posted_at* (ISO 8601) are for archives whose files do not say so.
    """

    task: Task
    limits: Limits
    data: bytes
    name: str
    url: str | None = None
    content_type: str | None = None
    charset: str | None = None
    posted_by: str | None = None
    posted_at: str | None = None


def send_request(stream: BinaryIO, request: Request) -> None:
    """Write *request* to *stream*."""
    told = {key: value for key, value in asdict(request).items() if key != "data"}
    head = json.dumps(told).encode()
    stream.write(_LENGTHS.pack(len(head), len(request.data)))
    stream.write(head)
    stream.write(request.data)
    stream.flush()


def receive_request(stream: BinaryIO) -> Request | None:
    """Return the next request of *stream*, None when there are no more."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head, data = _LENGTHS.unpack(lengths)
    told: dict[str, Any] = json.loads(stream.read(head))
    task, limits = Task(told.pop("task")), Limits(**told.pop("limits"))
    return Request(task, limits, stream.read(data), **told)


def send_frame(stream: BinaryIO, ending: Ending, data: bytes = b"") -> None:
    """Write one frame to *stream*: a part of the answer, or how it ended."""
    stream.write(_FRAME.pack(ending, len(data)))
    stream.write(data)
    stream.flush()


def receive_frames(stream: BinaryIO) -> Iterator[tuple[Ending, bytes]]:
    """Yield the frames of one answer up to its end; fewer when the other side has gone."""
    while len(head := stream.read(_FRAME.size)) == _FRAME.size:
        ending, length = _FRAME.unpack(head)
        yield Ending(ending), stream.read(length)
        if ending != Ending.MORE:
            return
