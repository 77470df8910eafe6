"""Readings of what was posted: a few at once, and one at a time for a server."""

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar
from weakref import WeakValueDictionary

from bot.services.workers import Workers
from corpus.sandbox.client import AT_ONCE, SANDBOX

Parameters = ParamSpec("Parameters")
Read = TypeVar("Read")


class Readings:
    """Threads that wait for reading processes; used on one event loop at a time."""

    def __init__(self) -> None:
        self._workers = Workers("reading", AT_ONCE)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def __call__(
        self,
        collection: str,
        read: Callable[Parameters, Read],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Read:
        """Return what *read* returns, once the server of *collection* has nothing else read."""
        turn = self._turns.setdefault(collection, asyncio.Lock())
        async with turn:
            return await self._workers(read, *args, **kwargs)

    def close(self) -> None:
        """Break off what is being read and drop what waits."""
        SANDBOX.abandon()
        self._workers.close()
