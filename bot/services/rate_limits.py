"""How fast one member and one server may go, and who is next when many wait."""

import math
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass

from bot.observations import UNOBSERVED, Observations
from bot.services.questions import SERVER_WAITING, WAITING, Busy
from bot.services.turns import Places, Room, Turns
from corpus.errors import FootnoteError, gettext_noop
from index.encoding.batching import RightOfWay
from index.engine import AT_ONCE

MEMBER_RATE = (5, 30.0)
"""Questions that one member may ask in so many seconds: a lively conversation, not a script."""

SERVER_RATE = (60, 60.0)
"""Questions that one server may ask in so many seconds: others have to get their turn too."""

MEMBER_WAITING = MEMBER_RATE[0]
"""Questions and presses of one member that may wait or be answered at once: one burst."""

MOST_PACES = 10_000
"""Allowances kept at once; the whole ones are forgotten beyond that."""

DROPPED_EVERY = 1.0
"""Seconds between two looks for idle paces: each looks through all of them."""

_FASTER = gettext_noop("That was quick! Ask again in {wait} s.")
_IN_SERVER = gettext_noop("Lots of questions in this server right now: try again in {wait} s.")


@dataclass(frozen=True, slots=True)
class Pace:
    """How often one member and one server may do something, each in so many seconds."""

    name: str
    member: tuple[int, float]
    server: tuple[int, float]


QUESTIONS = Pace("questions", MEMBER_RATE, SERVER_RATE)
"""The pace of what is typed to be searched for."""

HEARD = Pace("messages heard", MEMBER_RATE, SERVER_RATE)
"""The pace of what is looked up although nobody turned to the bot: it takes nothing from theirs
who do."""

USES = Pace("uses", (20, 20.0), (600, 60.0))
"""The pace of all commands, buttons, selects and forms: a hand that works through a list, and
no script. What it makes the bot search waits for its turn like a question."""

SUGGESTIONS = Pace("suggestions", (20, 10.0), (600, 60.0))
"""The pace of suggestions while somebody types: Discord asks for them at every other letter."""


@dataclass(slots=True)
class Allowance:
    """What is left to do of *most* things in so many *seconds*, counted from the first of them."""

    most: int
    seconds: float
    used: int = 0
    renewed_at: float = -math.inf

    def wait(self, now: float) -> float:
        """Return the seconds until one more is allowed; 0 where it is allowed now."""
        return max(0.0, self.renewed_at - now) if self.used >= self.most else 0.0

    def use(self, now: float) -> None:
        """Count one more thing that is done."""
        if self.is_whole(now):
            self.used, self.renewed_at = 0, now + self.seconds
        self.used += 1

    def is_whole(self, now: float) -> bool:
        """Return whether nothing that was done still counts."""
        return now >= self.renewed_at


class TooFast(FootnoteError):
    """A member or a server that has to wait a little; *wait* is in seconds."""

    def __init__(self, template: str, wait: int) -> None:
        super().__init__(template, wait=wait)
        self.wait = wait


class RateLimits:
    """The pace of every member and server, and the queue of turns; for one event loop.

    A server has one turn at once: while its index is built, others do not wait for it too.
    Those that have a turn or wait for one count among *questions*.
    """

    def __init__(
        self,
        questions: RightOfWay,
        at_once: int = AT_ONCE,
        clock: Callable[[], float] = time.monotonic,
        observations: Observations = UNOBSERVED,
    ) -> None:
        self._questions = questions
        self._observations = observations
        self._clock = clock
        self._allowances: dict[tuple[str, ...], Allowance] = {}
        self._told: dict[str, float] = {}
        self._dropped_at = -math.inf
        room = Room(WAITING + at_once, SERVER_WAITING, MEMBER_WAITING)
        self._places = Places(room, Busy, _too_many)
        self._turns = Turns(at_once)

    @contextmanager
    def asking(self, collection: str, user_id: str) -> Iterator[None]:
        """Admit one question before it is acknowledged, and hold its place until it is answered.

        Raises:
            Busy: No more can wait, at all or of that server.
            TooFast: Too much was asked just now; nothing was counted.
        """
        with ExitStack() as held:
            try:
                held.enter_context(self.place(collection, user_id))
            except Busy:
                self._observations.turned_away()
                raise
            self.admit(collection, user_id)
            yield

    @contextmanager
    def place(self, collection: str, user_id: str) -> Iterator[None]:
        """Hold a place for something to search, from before it is acknowledged to its answer.

        Raises:
            Busy: No more can wait, at all or of that server.
            TooFast: Too much of that member waits.
        """
        with self._places.place(collection, user_id):
            yield

    def admit(self, collection: str, user_id: str, pace: Pace = QUESTIONS) -> None:
        """Count one thing that *user_id* does in *collection*, at its *pace*.

        Raises:
            TooFast: Too much was done just now; nothing was counted.
        """
        now = self._clock()
        member = self._pace((pace.name, collection, user_id), pace.member, now)
        server = self._pace((pace.name, collection), pace.server, now)
        if wait := member.wait(now):
            raise TooFast(_FASTER, math.ceil(wait))
        if wait := server.wait(now):
            raise TooFast(_IN_SERVER, math.ceil(wait))
        member.use(now)
        server.use(now)

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
            async with self._turns.turn(collection, user_id):
                yield

    def _pace(self, key: tuple[str, ...], rate: tuple[int, float], now: float) -> Allowance:
        if len(self._allowances) >= MOST_PACES and now >= self._dropped_at + DROPPED_EVERY:
            self._drop_idle(now)
        return self._allowances.setdefault(key, Allowance(*rate))

    def _drop_idle(self, now: float) -> None:
        self._dropped_at = now
        self._allowances = {
            each: pace for each, pace in self._allowances.items() if not pace.is_whole(now)
        }


def _too_many() -> TooFast:
    """Return what a member is told whose questions wait: one more fits in once one is answered."""
    allowed, seconds = MEMBER_RATE
    return TooFast(_FASTER, math.ceil(seconds / allowed))
