"""Having documents read in processes of their own; every call blocks until they are read."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

from corpus.archive import Entry
from corpus.article import Draft
from corpus.errors import FootnoteError, SourceRefused, gettext_noop
from corpus.formats import refuse_by_size
from corpus.sandbox.limits import ARCHIVE, DOCUMENT, Limits
from corpus.sandbox.results import draft_in, entries_in
from corpus.sandbox.wire import IDLE, Ending, Request, Task, receive_frames, send_request

AT_ONCE = 3
"""Readings at the same time; each may take a core, and the memory of its limits."""

GRACE = 10.0
"""Seconds after which a process that does not keep its own time is ended from outside."""

_COMMAND = (sys.executable, "-m", "corpus.sandbox.server")
_PASSED_ON = frozenset({"LANG", "LD_LIBRARY_PATH", "PATH", "TMPDIR"})
_REUSED_WITHIN = IDLE / 2
"""Seconds after its last reading within which a process is surely still there."""
_REFUSALS = {
    Ending.OVERRAN: gettext_noop(
        "This source takes too much time or memory to read: post the article's text alone."
    ),
    Ending.BROKE_OFF: gettext_noop(
        "Reading this source broke off, as happens with damaged files: save it again, or post "
        "its text instead."
    ),
}


class ReadingUnavailable(FootnoteError):
    """The system lets no process be started now."""


class Sandbox:
    """Reading processes, started when they are needed; they end by themselves when idle."""

    def __init__(self, document: Limits = DOCUMENT, archive: Limits = ARCHIVE) -> None:
        self._document = document
        self._archive = archive
        self._room = threading.BoundedSemaphore(AT_ONCE)
        self._lock = threading.Lock()
        self._idle: list[_Process] = []
        self._busy: set[_Process] = set()

    def read(
        self,
        data: bytes,
        name: str,
        *,
        url: str | None = None,
        content_type: str | None = None,
        charset: str | None = None,
    ) -> Draft:
        """Return what `corpus.formats.read_document` makes of *data*.

        Raises:
            SourceRefused: No article can be read from it, or not within the limits.
            ReadingFailed: What reads the format made a mistake.
            ReadingUnavailable: No process could be started.
        """
        refuse_by_size(data)
        known = (data, name, url, content_type, charset)
        return draft_in(self._answer(Request(Task.DOCUMENT, self._document, *known)))

    def unpack(
        self, data: bytes, name: str, posted_by: str | None, posted_at: datetime
    ) -> list[Entry]:
        """Return what `corpus.archive.unpacked` makes of *data*; raise as `read` does."""
        told = {"posted_by": posted_by, "posted_at": posted_at.isoformat()}
        return entries_in(self._answer(Request(Task.ARCHIVE, self._archive, data, name, **told)))

    def abandon(self) -> None:
        """End the readings under way: whoever waits for one is told that it broke off."""
        with self._lock:
            busy = tuple(self._busy)
        for process in busy:
            process.end()

    def _answer(self, request: Request) -> list[bytes]:
        with self._process() as process:
            lines, ending = process.answer(request)
        if ending is not Ending.DONE:
            raise SourceRefused(_REFUSALS[ending])
        return lines

    @contextmanager
    def _process(self) -> Iterator["_Process"]:
        """Yield a process that is there already, or a new one, once there is room for it."""
        with self._room:
            with self._lock:
                process = self._taken() or _Process()
                self._busy.add(process)
            try:
                yield process
            finally:
                with self._lock:
                    self._busy.discard(process)
                    self._idle.append(process)

    def _taken(self) -> "_Process | None":
        """Take the idle process that read last, and let go of those that are ending."""
        while self._idle:
            process = self._idle.pop()
            if process.is_ready:
                return process
            process.let_go()
        return None


class _Process:
    """One reading process; it reads one document after another."""

    def __init__(self) -> None:
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own module and interpreter
                _COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # Where `-m` finds the package, installed or not.
                cwd=Path(__file__).resolve().parents[2],
                env=passed_on(os.environ),
                start_new_session=True,  # Ctrl-C is for the one who asks
            )
        except OSError as error:
            raise ReadingUnavailable(
                "No process could be started to read this ({reason}): try again in a minute.",
                reason=error.strerror,
            ) from error
        self._free_since = time.monotonic()

    @property
    def is_ready(self) -> bool:
        """Return whether another request can be made."""
        idle = time.monotonic() - self._free_since
        return self._process.poll() is None and idle < _REUSED_WITHIN

    def answer(self, request: Request) -> tuple[list[bytes], Ending]:
        """Return the lines of the answer to *request*, and how it ended."""
        guard = threading.Timer(request.limits.clock + GRACE, self.end)
        guard.daemon = True
        guard.start()
        parts: list[bytes] = []
        try:
            ending = self._exchange(request, parts)
        except OSError:
            ending = Ending.BROKE_OFF
        finally:
            guard.cancel()
            self._free_since = time.monotonic()
        return b"".join(parts).splitlines(), ending

    def end(self) -> None:
        """End the process, whatever it does; who waits for its answer finds that it ends there."""
        self._process.kill()
        self._process.wait()

    def let_go(self) -> None:
        """End the process and close what led to it, for which nobody may wait any more."""
        self.end()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def _exchange(self, request: Request, parts: list[bytes]) -> Ending:
        send_request(cast("BinaryIO", self._process.stdin), request)
        for ending, data in receive_frames(cast("BinaryIO", self._process.stdout)):
            parts.append(data)
            if ending is not Ending.MORE:
                return ending
        return Ending.BROKE_OFF


def passed_on(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what a reading process is told of *environment*: the bot's token is not among it."""
    return {
        name: value
        for name, value in environment.items()
        if name in _PASSED_ON or name.startswith(("LC_", "PYTHON"))
    }


SANDBOX = Sandbox()
"""The one of this process."""
