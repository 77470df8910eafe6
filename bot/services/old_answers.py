"""Answers in messages whose sources have changed since, for callers that must not block."""

from collections.abc import Awaitable, Callable

from bot.services.kept_claims import kept
from bot.services.workers import Workers
from corpus.questions.outdated_answers import OutdatedAnswer, OutdatedAnswers
from corpus.servers.shards import Shards
from corpus.storage.database import Database


class OldAnswers:
    """What messages are to say of their sources, each call in a thread of its own."""

    def __init__(self, database: Database) -> None:
        self._outdated = OutdatedAnswers(database)
        self._workers = Workers("old answers", 1)

    async def due(self, most: int, shards: Shards) -> tuple[OutdatedAnswer, ...]:
        """Return up to *most* answers of each of *shards*' collections that are to be noted."""
        return await self._workers(self._outdated.due, most, shards)

    async def note(self, outdated: OutdatedAnswer, edit: Callable[[], Awaitable[bool]]) -> None:
        """Have the message of an answer edited by *edit*, and by it alone.

        It returns whether the message says so now, or is gone; else it is put off.
        """
        claim = await self._workers(self._outdated.begin, outdated.key)
        if claim is None:
            return
        noted = False
        try:
            async with kept(claim, self._workers):
                noted = await edit()
        finally:
            await self._workers(self._outdated.end, outdated, noted=noted)

    def close(self) -> None:
        """Wait for what runs, drop what waits."""
        self._workers.close()
