"""A turn to begin a session that is given up midway keeps no other process waiting."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from bot.connection.session_limit import SessionLimit
from bot.connection.session_starts import SessionStarts
from bot.services.shared_shards import SharedShards
from corpus.processes.session_slots import SessionSlots
from corpus.storage.database import Database
from tests.doubles.databases import database_url

WITHIN = 10.0
"""Seconds that something may take on a busy machine."""

TOLD = {
    "shards": 1,
    "session_start_limit": {"remaining": 1000, "reset_after": 0, "max_concurrency": 1},
}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(database_url(tmp_path))
    yield made
    made.close()


class Held:
    """A call to the store that is done, and does not return until it *may_return*."""

    def __init__(self, call: Callable[..., float | None]) -> None:
        self.is_done, self.may_return = threading.Event(), threading.Event()
        self._call = call

    def method(self) -> Callable[..., float | None]:
        """Return what stands in the place of the call."""

        def held(slots: SessionSlots, *given: float) -> float | None:
            came = self._call(slots, *given)
            self.is_done.set()
            self.may_return.wait(WITHIN)
            return came

        return held


@pytest.fixture
def two(database: Database) -> Iterator[tuple[SharedShards, SharedShards]]:
    made = SharedShards(database, 1), SharedShards(database, 1)
    yield made
    for each in made:
        each.close()


async def test_a_turn_that_is_given_up_while_it_is_claimed_is_free_for_others(
    two: tuple[SharedShards, SharedShards],
) -> None:
    mine, other = two
    held = Held(SessionSlots.claim)
    with patch.object(SessionSlots, "claim", held.method()):
        turn = asyncio.create_task(_take_turn(mine))
        await asyncio.to_thread(held.is_done.wait, WITHIN)
        await _give_up(turn, held)

    assert await other.claim(0) == 0


async def test_a_turn_that_is_given_up_while_it_waits_to_be_given_back_is_free_for_others(
    two: tuple[SharedShards, SharedShards],
) -> None:
    mine, other = two
    held = Held(SessionSlots.accept)
    accepting = []

    async def keep_the_store_busy() -> None:
        accepting.append(asyncio.create_task(mine.accept()))
        await asyncio.to_thread(held.is_done.wait, WITHIN)

    with patch.object(SessionSlots, "accept", held.method()):
        turn = asyncio.create_task(_take_turn(mine, keep_the_store_busy))
        await asyncio.to_thread(held.is_done.wait, WITHIN)
        await asyncio.sleep(0.1)
        await _give_up(turn, held)
        await asyncio.gather(*accepting)

    assert await other.claim(0) == 0


async def _take_turn(
    sharing: SharedShards, inside: Callable[[], Awaitable[None]] | None = None
) -> None:
    async def ask() -> object:
        return TOLD

    async with SessionStarts(SessionLimit(ask), sharing, follows=False).turn(0):
        if inside is not None:
            await inside()


async def _give_up(turn: asyncio.Task[None], held: Held) -> None:
    """Cancel *turn*, twice as who stops the bot does, while the store is busy with *held*."""
    for _ in range(2):
        turn.cancel()
        await asyncio.sleep(0.01)
    held.may_return.set()
    await asyncio.wait({turn}, timeout=WITHIN)
    assert turn.cancelled()
