"""How much is under way, so that stopping can wait for it, and break off what takes too long."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from corpus.errors import FootnoteError, gettext_noop


class Restarting(FootnoteError):
    """The bot is being stopped: what was begun does not come to its end here."""

    def __init__(self) -> None:
        super().__init__(gettext_noop("I'm restarting: try again in a minute."))


class WorkInProgress:
    """Counts what was begun and is not finished; used on one event loop only."""

    def __init__(self) -> None:
        self._working: Counter[asyncio.Task[Any]] = Counter()
        self._broken_off: set[asyncio.Task[Any]] = set()
        self._replies = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """Count one piece of work, from its first line to its last.

        Raises:
            Restarting: It was broken off.
        """
        task = cast("asyncio.Task[Any]", asyncio.current_task())
        self._working[task] += 1
        self._idle.clear()
        try:
            yield
        except asyncio.CancelledError as told:
            if task not in self._broken_off:
                raise
            self._broken_off.discard(task)
            task.uncancel()
            raise Restarting from told
        finally:
            self._working -= Counter((task,))
            self._note_end()

    @contextmanager
    def replying(self) -> Iterator[None]:
        """Count a last word to somebody, which is not broken off."""
        self._replies += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._replies -= 1
            self._note_end()

    def break_off(self) -> None:
        """Have all work under way end now, so that whoever waits for it can be told."""
        for task in self._working.keys() - self._broken_off:
            self._broken_off.add(task)
            task.cancel()

    async def finished(self, within: float) -> bool:
        """Return whether all work finished in *within* seconds."""
        try:
            async with asyncio.timeout(within):
                while self._working or self._replies:
                    await self._idle.wait()
        except TimeoutError:
            return False
        return True

    def _note_end(self) -> None:
        if not self._working and not self._replies:
            self._idle.set()
