"""The process that reads: requests on standard input, frames of their answers on standard output.

For each request it makes a child, which binds itself to the limits, reads, and is gone with all
that the document did to it. This process looks at no document itself; it has the formats loaded,
so that a child need not begin by importing them. `corpus.sandbox.client` starts and ends it.
"""

import gc
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO, NoReturn

from corpus.archive import unpacked
from corpus.errors import SourceRefused
from corpus.formats import make_ready, read_document
from corpus.formats.kinds import likely_kind
from corpus.sandbox.limits import Limits
from corpus.sandbox.results import draft_line, entry_line, failure_line, refusal_line
from corpus.sandbox.wire import IDLE, Ending, Request, Task, receive_request, send_frame

NICENESS = 10
"""Steps by which reading stands back where the bot has something to do (nice(2))."""

_CHUNK = 65_536
_OUT_OF_MEMORY = 70
"""Exit status of a child that was refused memory; our own choice."""


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer *requests* until there are no more, or none for `IDLE` seconds."""
    while select.select([requests], [], [], IDLE)[0]:
        request = receive_request(requests)
        if request is None:
            return
        if request.task is Task.DOCUMENT:
            make_ready(likely_kind(request.data, request.name, request.content_type))
        send_frame(answers, Ending.MORE)  # what comes now is the request's own time
        send_frame(answers, _answered(request, answers))


def _answered(request: Request, answers: BinaryIO) -> Ending:
    """Send what a child makes of *request*, and return how it ended."""
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(source)
        _read_and_leave(request, sink)
    os.close(sink)
    within = False
    try:
        within = _forward(source, answers, request.limits)
    finally:
        os.close(source)
        if not within:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    return _ending(status) if within else Ending.OVERRAN


def _forward(source: int, answers: BinaryIO, limits: Limits) -> bool:
    """Pass on all that a child writes; return whether it kept to its time and its output."""
    deadline, left = time.monotonic() + limits.clock, limits.output
    while select.select([source], [], [], max(0.0, deadline - time.monotonic()))[0]:
        data = os.read(source, _CHUNK)
        if not data:
            return True
        left -= len(data)
        if left < 0:
            return False
        send_frame(answers, Ending.MORE, data)
    return False


def _ending(status: int) -> Ending:
    if os.WIFSIGNALED(status):
        overran = os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGKILL}
    else:
        overran = os.WEXITSTATUS(status) == _OUT_OF_MEMORY
    if overran:
        return Ending.OVERRAN
    return Ending.DONE if status == 0 else Ending.BROKE_OFF


def _read_and_leave(request: Request, sink: int) -> NoReturn:
    """Read as a child: nothing of this process but *sink* is left to it."""
    status = 1
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        request.limits.bind()
        with os.fdopen(sink, "wb") as lines:
            for line in _lines(request):
                lines.write(line)
        status = 0
    except MemoryError:
        status = _OUT_OF_MEMORY
    finally:
        os._exit(status)


def _lines(request: Request) -> Iterator[bytes]:
    try:
        if request.task is Task.ARCHIVE:
            posted_at = datetime.fromisoformat(request.posted_at or "")
            entries = unpacked(request.data, request.name, request.posted_by, posted_at)
            yield from map(entry_line, entries)
            return
        yield draft_line(
            read_document(
                request.data,
                request.name,
                url=request.url,
                content_type=request.content_type,
                charset=request.charset,
            )
        )
    except SourceRefused as refused:
        yield refusal_line(refused)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a mistake of ours, told by the one who asked
        yield failure_line(traceback.format_exc())


if __name__ == "__main__":
    os.nice(NICENESS)
    sys.dont_write_bytecode = True
    # What is loaded by now is never garbage; the children need not copy it to count references.
    gc.freeze()
    serve(sys.stdin.buffer, sys.stdout.buffer)
