"""Turns: how fast one member and one server may ask, and who is next when many wait."""

import asyncio
import math
import time
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from discord.app_commands import Cooldown

from bot.desk import WAITING, Busy
from corpus.errors import FootnoteError, gettext_noop
from index.batching import RightOfWay
from index.engine import AT_ONCE

MEMBER_RATE = (5, 30.0)
"""Questions that one member may ask in so many seconds: a lively conversation, not a script."""

SERVER_RATE = (60, 60.0)
"""Questions that one server may ask in so many seconds: others have to get their turn too."""

MOST_PACES = 10_000
"""Paces known at once; the idle ones are forgotten beyond that."""


class TooFast(FootnoteError):
    """A member or a server that has to wait a little; *wait* is in seconds."""

    def __init__(self, template: str, wait: int) -> None:
        super().__init__(template, wait=wait)
        self.wait = wait


class Fairness:
    """The pace of every member and server, and the queue of turns; for one event loop.

    A server has one turn at once: while its index is built, others do not wait for it too.
    Those that have a turn or wait for one count among *questions*.
    """

    def __init__(
        self,
        questions: RightOfWay,
        at_once: int = AT_ONCE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._questions = questions
        self._clock = clock
        self._paces: dict[tuple[str, ...], Cooldown] = {}
        self._told: dict[str, float] = {}
        self._free = at_once
        self._served: set[str] = set()
        self._queued = 0
        self._waiting: OrderedDict[str, OrderedDict[str, deque[asyncio.Future[None]]]]
        self._waiting = OrderedDict()

    def require_room(self) -> None:
        """Raise `Busy` when no more can wait: before anything is done for who asks."""
        if self._queued >= WAITING:
            raise Busy

    def admit(self, collection: str, user_id: str) -> None:
        """Count one question of *user_id* in *collection*.

        Raises:
            Busy: No more can wait.
            TooFast: Too much was asked just now; nothing was counted.
        """
        self.require_room()
        now = self._clock()
        member = self._pace((collection, user_id), MEMBER_RATE, now)
        server = self._pace((collection,), SERVER_RATE, now)
        if wait := member.get_retry_after(now):
            raise TooFast(
                gettext_noop("You ask faster than I may answer: try again in {wait} s."),
                math.ceil(wait),
            )
        if wait := server.get_retry_after(now):
            raise TooFast(
                gettext_noop("Many questions are asked in this server: try again in {wait} s."),
                math.ceil(wait),
            )
        member.update_rate_limit(now)
        server.update_rate_limit(now)

    def forget_idle(self) -> None:
        """Forget who asked so long ago that it no longer counts."""
        now = self._clock()
        self._told = {each: until for each, until in self._told.items() if until > now}
        self._drop_idle(now)

    def first_refusal(self, user_id: str, wait: int) -> bool:
        """Return whether *user_id* has yet to be told that they wait, and note that they are.

        Who goes on too fast all the same is told once a wait, of *wait* seconds.
        """
        now = self._clock()
        self._told = {each: until for each, until in self._told.items() if until > now}
        if user_id in self._told:
            return False
        self._told[user_id] = now + wait
        return True

    @asynccontextmanager
    async def turn(self, collection: str, user_id: str) -> AsyncIterator[None]:
        """Wait for a turn and hold it: servers take turns, and in each its members."""
        with self._questions.urgent():
            await self._enter(collection, user_id)
            try:
                yield
            finally:
                self._leave(collection)

    async def _enter(self, collection: str, user_id: str) -> None:
        if self._free and collection not in self._served:
            self._take(collection)
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        members = self._waiting.setdefault(collection, OrderedDict())
        members.setdefault(user_id, deque()).append(turn)
        self._queued += 1
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():
                self._leave(collection)  # the turn was given just before
            raise
        finally:
            self._queued -= 1

    def _take(self, collection: str) -> None:
        self._free -= 1
        self._served.add(collection)

    def _leave(self, collection: str) -> None:
        self._free += 1
        self._served.discard(collection)
        for waiting in [each for each in self._waiting if each not in self._served]:
            turn = self._next(waiting)
            if turn is not None:
                self._take(waiting)
                turn.set_result(None)
                return

    def _next(self, collection: str) -> asyncio.Future[None] | None:
        members = self._waiting.pop(collection)
        while members:
            user_id, turns = members.popitem(last=False)
            turn = turns.popleft()
            if turns:
                members[user_id] = turns  # behind every other member
            if not turn.done():
                if members:
                    self._waiting[collection] = members  # behind every other server
                return turn
        return None

    def _pace(self, key: tuple[str, ...], rate: tuple[int, float], now: float) -> Cooldown:
        if len(self._paces) >= MOST_PACES:
            self._drop_idle(now)
        return self._paces.setdefault(key, Cooldown(*rate))

    def _drop_idle(self, now: float) -> None:
        self._paces = {
            each: pace for each, pace in self._paces.items() if pace.get_tokens(now) < pace.rate
        }
