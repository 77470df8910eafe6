"""Having documents read in processes of their own; every call blocks until they are read."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from corpus.archive import Entry
from corpus.article import Draft
from corpus.errors import SourceRefused, gettext_noop
from corpus.formats import refuse_by_size
from corpus.sandbox.limits import ARCHIVE, DOCUMENT, Limits
from corpus.sandbox.process import ReadingProcess
from corpus.sandbox.results import draft_in, entries_in
from corpus.sandbox.wire import Ending, Request, Task

AT_ONCE = 3
"""Readings at the same time; each may take a core, and the memory of its limits."""

_REFUSALS = {
    Ending.OVERRAN: gettext_noop(
        "This source takes too much time or memory to read: post the article's text alone."
    ),
    Ending.BROKE_OFF: gettext_noop(
        "Reading this source broke off, as happens with damaged files: save it again, or post "
        "its text instead."
    ),
}


class Sandbox:
    """Reading processes, started when they are needed; they end by themselves when idle."""

    def __init__(self, document: Limits = DOCUMENT, archive: Limits = ARCHIVE) -> None:
        self._document = document
        self._archive = archive
        self._room = threading.BoundedSemaphore(AT_ONCE)
        self._lock = threading.Lock()
        self._idle: list[ReadingProcess] = []
        self._busy: set[ReadingProcess] = set()

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
    ) -> Iterator[Entry]:
        """Return what `corpus.archive.unpacked` makes of *data*, one after the other.

        It raises as `read` does, some of it when the first is taken.
        """
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
    def _process(self) -> Iterator[ReadingProcess]:
        """Yield a process that is there already, or a new one, once there is room for it."""
        with self._room:
            with self._lock:
                process = self._taken() or ReadingProcess()
                self._busy.add(process)
            try:
                yield process
            finally:
                with self._lock:
                    self._busy.discard(process)
                    self._idle.append(process)

    def _taken(self) -> ReadingProcess | None:
        """Take the idle process that read last, and let go of those that are ending."""
        while self._idle:
            process = self._idle.pop()
            if process.is_ready:
                return process
            process.let_go()
        return None


SANDBOX = Sandbox()
"""The one of this process."""
