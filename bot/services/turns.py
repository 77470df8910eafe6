"""Turns at work of which only a little can be done at once: servers in turn, then their members."""

import asyncio
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

from corpus.errors import FootnoteError


@dataclass(frozen=True, slots=True)
class Room:
    """How much may be under way or wait: in *total*, of one *server* and of one *member* there."""

    total: int
    server: int
    member: int


class Places:
    """How many places are taken, of the *room* there is; for one event loop.

    *busy* makes what is raised where there is no room, and *too_many* where one member has
    taken all that is theirs.
    """

    def __init__(
        self,
        room: Room,
        busy: Callable[[], FootnoteError],
        too_many: Callable[[], FootnoteError],
    ) -> None:
        self._room = room
        self._busy = busy
        self._too_many = too_many
        self._taken: Counter[tuple[str, ...]] = Counter()

    @contextmanager
    def place(self, collection: str, user_id: str) -> Iterator[None]:
        """Hold a place for one piece of work, from its arrival to its end.

        Raises:
            FootnoteError: There is none left: of all, of the server's or of the member's.
        """
        everyone, server, member = (), (collection,), (collection, user_id)
        if self._taken[member] >= self._room.member:
            raise self._too_many()
        if self._taken[everyone] >= self._room.total or self._taken[server] >= self._room.server:
            raise self._busy()
        self._taken.update((everyone, server, member))
        try:
            yield
        finally:
            self._taken -= Counter((everyone, server, member))


class Turns:
    """A queue that lets so much be done *at_once*; for one event loop.

    A server has one turn at once, so that a long piece of its work holds up nobody else.
    """

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._served: set[str] = set()
        self._waiting: OrderedDict[str, OrderedDict[str, deque[asyncio.Future[None]]]]
        self._waiting = OrderedDict()

    @asynccontextmanager
    async def turn(
        self, collection: str, user_id: str, within: float | None = None
    ) -> AsyncIterator[None]:
        """Wait for a turn and hold it: servers take turns, and in each its members.

        Raises:
            TimeoutError: It did not come *within* so many seconds.
        """
        async with asyncio.timeout(within):
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
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():
                self._leave(collection)  # the turn was given just before
            raise

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
