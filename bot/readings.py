"""Readings of what was posted: a few at once, and one at a time for a server."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from weakref import WeakValueDictionary

from corpus.sandbox.client import AT_ONCE, SANDBOX

Read = TypeVar("Read")


class Readings:
    """Threads that wait for reading processes; used on one event loop at a time."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="reading")
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def __call__(self, collection: str, read: Callable[[], Read]) -> Read:
        """Return what *read* returns, when the server of *collection* has nothing else read."""
        turn = self._turns.setdefault(collection, asyncio.Lock())
        async with turn:
            return await asyncio.get_running_loop().run_in_executor(self._threads, read)

    def close(self) -> None:
        """Break off what is being read and drop what waits."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        SANDBOX.abandon()
        self._threads.shutdown()
