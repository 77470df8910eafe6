"""What a feature does of its own accord, beside what people ask of it."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Iterable
from typing import ClassVar, TypeVar

import structlog

from bot.client import FootnoteClient
from bot.connection.ending import ended
from corpus.errors import FootnoteError

Item = TypeVar("Item")

log = structlog.get_logger()


class BackgroundTask(ABC):
    """Works again and again, from when the bot is ready until it is stopped."""

    every: ClassVar[float]
    """Seconds from one piece of work to the next."""

    failed: ClassVar[str]
    """What the log says of work that failed; the next is done all the same."""

    def __init__(self, client: FootnoteClient) -> None:
        self.client = client
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Stop at once: what is due stays due."""
        if self._task is not None:
            await ended([self._task])

    @abstractmethod
    async def work(self) -> None:
        """Do what is due."""

    async def pause(self) -> None:
        """Wait until it is time for the next work."""
        await asyncio.sleep(self.every)

    async def each(self, items: Iterable[Item], do: Callable[[Item], Awaitable[object]]) -> None:
        """Do something for each of *items*: one for which it fails holds up no other."""
        for item in items:
            await self._attempted(do(item))

    async def _run(self) -> None:
        await self.client.wait_until_ready()
        while True:
            await self._attempted(self.work())
            await self.pause()

    async def _attempted(self, work: Awaitable[object]) -> None:
        try:
            await work
        except FootnoteError as refused:
            log.warning(self.failed, reason=str(refused))
        except Exception:
            log.exception(self.failed)
