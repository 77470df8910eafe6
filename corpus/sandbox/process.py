"""One reading process, as whoever has documents read sees it: started, asked, ended in time."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

from corpus.errors import FootnoteError, gettext_noop
from corpus.sandbox.wire import IDLE, Ending, Request, receive_frames, send_request

STARTED_WITHIN = 120.0
"""Seconds that a process gets to start, with all that reads a format; some on a busy machine."""

GRACE = 10.0
"""Seconds after which a process that does not keep its own time is ended from outside."""

_COMMAND = (sys.executable, "-m", "corpus.sandbox.server")
_PASSED_ON = frozenset({"LANG", "LD_LIBRARY_PATH", "PATH", "TMPDIR"})
_REUSED_WITHIN = IDLE / 2
"""Seconds after its last reading within which a process is surely still there."""

Frames = Iterator[tuple[Ending, bytes]]


class ReadingUnavailable(FootnoteError):
    """The system lets no process be started now."""

    def __init__(self, reason: str | None) -> None:
        super().__init__(
            gettext_noop(
                "No process could be started to read this ({reason}): try again in a minute."
            ),
            reason=reason,
        )


class ReadingProcess:
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
            raise ReadingUnavailable(error.strerror) from error
        self._is_late = self._is_ended = False
        self._free_since = time.monotonic()

    @property
    def is_ready(self) -> bool:
        """Return whether another request can be made."""
        idle = time.monotonic() - self._free_since
        return self._process.poll() is None and idle < _REUSED_WITHIN

    def answer(self, request: Request) -> tuple[list[bytes], Ending]:
        """Return the lines of the answer to *request*, and how it ended.

        Raises:
            ReadingUnavailable: The process was not there in time, which is no fault of the request.
        """
        frames = receive_frames(cast("BinaryIO", self._process.stdout))
        try:
            if not self._begins(request, frames):
                return [], Ending.BROKE_OFF
            return self._received(request, frames)
        finally:
            self._free_since = time.monotonic()

    def end(self) -> None:
        """End the process, whatever it does; who waits for its answer finds that it ends there."""
        self._is_ended = True
        self._process.kill()
        self._process.wait()

    def let_go(self) -> None:
        """End the process and close what led to it, for which nobody may wait any more."""
        self.end()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def _begins(self, request: Request, frames: Frames) -> bool:
        """Return whether *request* is being read now; false where the process was ended by us."""
        begun = None
        with self._ended_after(STARTED_WITHIN), suppress(OSError):
            send_request(cast("BinaryIO", self._process.stdin), request)
            begun = next(frames, None)
        if begun is None and not self._is_ended:
            ending = "timed out" if self._is_late else "it ended"
            raise ReadingUnavailable(ending)
        return begun is not None

    def _received(self, request: Request, frames: Frames) -> tuple[list[bytes], Ending]:
        lines: list[bytes] = []
        begun: list[bytes] = []
        last = Ending.MORE
        with self._ended_after(request.limits.clock + GRACE), suppress(OSError):
            for frame in frames:
                last, data = frame
                *ended, left = data.split(b"\n")
                for each in ended:
                    lines.append(b"".join((*begun, each)))
                    begun = []
                begun.append(left)
        if last is Ending.MORE:
            last = Ending.OVERRAN if self._is_late else Ending.BROKE_OFF
        return lines, last

    @contextmanager
    def _ended_after(self, seconds: float) -> Iterator[None]:
        """Have the process ended where what is inside takes longer."""
        guard = threading.Timer(seconds, self._end_late)
        guard.daemon = True
        guard.start()
        try:
            yield
        finally:
            guard.cancel()

    def _end_late(self) -> None:
        self._is_late = True
        self._process.kill()


def passed_on(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what a reading process is told of *environment*: the bot's token is not among it."""
    return {
        name: value
        for name, value in environment.items()
        if name in _PASSED_ON or name.startswith(("LC_", "PYTHON"))
    }
