"""One attempt to send a message of the bot's own accord, and what becomes of it by its outcome."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.services.kept_claims import sending
from bot.services.workers import Workers
from corpus.errors import FootnoteError
from corpus.storage.claims import ClaimLost
from corpus.storage.outgoing import Delivery, Sending

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Attempt:
    """What is known of a message by whoever alone sends it now."""

    right: Sending
    workers: Workers

    @property
    def occasion(self) -> str:
        """Return what tells this occasion from an earlier one of the same message."""
        return str(self.right.since)

    @property
    def doubtful_since(self) -> datetime | None:
        """Return since when it may have been taken, where it is to be looked for before."""
        return self.right.since if self.right.is_doubtful else None

    async def begin_anew(self) -> None:
        """Note that it was not there and is sent now; raise `ClaimLost` where another does so."""
        if not await self.workers(self.right.begin_anew):
            raise ClaimLost


Deliver = Callable[[Attempt], Awaitable[Delivery]]


async def attempted(
    begin: Callable[[], Sending | None],
    deliver: Deliver,
    end: Callable[[Delivery], None],
    workers: Workers,
) -> None:
    """Have a message sent by *deliver* and by it alone, and what came of it kept by *end*.

    That it was begun, where *begin* gives the right to, is on record before.
    """
    outcome = await outcome_of(lambda: attempt(begin, deliver, workers))
    if outcome is not None:
        await workers(end, outcome)


async def attempt(
    begin: Callable[[], Sending | None], deliver: Deliver, workers: Workers
) -> Delivery | None:
    """Have a message sent by *deliver* and return what came of it; raise what it raises.

    Returns `None` where it is not to be sent from here.

    Raises:
        ClaimLost: Another process took it over.
    """
    async with sending(begin, workers) as right:
        return None if right is None else await deliver(Attempt(right, workers))


async def outcome_of(work: Callable[[], Awaitable[Delivery | None]]) -> Delivery | None:
    """Return what comes of *work*, `None` where another process took it over.

    What goes wrong is put off: it holds up no other message.
    """
    try:
        return await work()
    except ClaimLost:
        log.warning("message left to another process")
        return None
    except FootnoteError as refused:
        log.warning("message put off", reason=str(refused))
    except Exception:
        log.exception("message put off")
    return Delivery.FAILED
