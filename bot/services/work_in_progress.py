"""How much is under way, so that stopping can wait for it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class WorkInProgress:
    """Counts what was begun and is not finished; used on one event loop only."""

    def __init__(self) -> None:
        self._count = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """Count one piece of work, from the first line to the last reply sent."""
        self._count += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._count -= 1
            if self._count == 0:
                self._idle.set()

    async def finished(self, within: float) -> bool:
        """Return whether all work finished in *within* seconds."""
        try:
            async with asyncio.timeout(within):
                await self._idle.wait()
        except TimeoutError:
            return False
        return True
