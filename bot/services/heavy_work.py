"""Work on sources that takes long: imports, exports, publishing, previews, erasing."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from typing import ParamSpec, TypeVar

from bot.services.turns import Places, Room, Turns
from bot.services.workers import Workers
from corpus.errors import FootnoteError, gettext_noop

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

AT_ONCE = 2
"""Pieces of heavy work at once, of two servers: more would only wait for a core."""

ROOM = Room(total=64, server=16, member=16)
"""How many may be under way or wait: a moderator may publish a page of sources in one go."""

PATIENCE = 60.0
"""Seconds that work waits for its first turn before its moderator is told."""


class SourcesBusy(FootnoteError):
    """So much is being taken in that this would not begin in good time."""

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("Many sources are being taken in right now: try again in a minute.")
        )


class HeavyWork:
    """Threads in which a server does one thing at once; then it is the next server's turn."""

    def __init__(self) -> None:
        self._workers = Workers("heavy", AT_ONCE)
        self._places = Places(ROOM, SourcesBusy, SourcesBusy)
        self._turns = Turns(AT_ONCE)

    @contextmanager
    def place(self, collection: str, actor: str) -> Iterator[None]:
        """Hold a place for work in several steps; raise `SourcesBusy` where there is none."""
        with self._places.place(collection, actor):
            yield

    async def soon(
        self,
        collection: str,
        actor: str,
        work: Callable[Parameters, Result],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result:
        """Return what *work* returns, once it is the turn of *actor* in *collection*.

        Raises:
            SourcesBusy: There is no place for it, or its turn did not come within `PATIENCE`.
        """
        with self.place(collection, actor):
            async with self._turn_soon(collection, actor):
                return await self._workers(work, *args, **kwargs)

    async def patiently(
        self,
        collection: str,
        actor: str,
        work: Callable[Parameters, Result],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result:
        """Return what *work* returns, once it is that turn, however long that takes."""
        async with self._turns.turn(collection, actor):
            return await self._workers(work, *args, **kwargs)

    @asynccontextmanager
    async def _turn_soon(self, collection: str, actor: str) -> AsyncIterator[None]:
        async with AsyncExitStack() as held:
            try:
                await held.enter_async_context(self._turns.turn(collection, actor, PATIENCE))
            except TimeoutError as late:
                raise SourcesBusy from late
            yield

    def close(self) -> None:
        """Wait for what runs, drop what waits."""
        self._workers.close()
