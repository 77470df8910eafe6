"""Claims on work that goes on: renewed, so that no other process takes it over."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import structlog

from bot.services.workers import Workers
from corpus.errors import FootnoteError
from corpus.storage.claims import Claim, ClaimLost
from corpus.storage.outgoing import Sending

log = structlog.get_logger()


@asynccontextmanager
async def kept(claim: Claim, workers: Workers) -> AsyncIterator[None]:
    """Renew *claim*, in a thread of *workers*, as long as what is inside goes on.

    It goes on also where the claim is lost: what it makes is not kept then.
    """
    async with _renewed(claim, workers, lambda _: None):
        yield


@asynccontextmanager
async def sending(
    begin: Callable[[], Sending | None], workers: Workers
) -> AsyncIterator[Sending | None]:
    """Yield the right that *begin* gives, in a thread of *workers*, to send a message now.

    It is `None` where the message is not to be sent from here. It is renewed meanwhile. Once
    another process may have taken it over, the sending is broken off: a process that hung for long
    would send again what the other has sent, when Discord no longer knows both for the same.

    Raises:
        ClaimLost: It was broken off, or not begun at all.
    """
    loop = asyncio.get_running_loop()
    asked_at = loop.time()
    right = await workers(begin)
    if right is None:
        yield None
        return
    claim = right.claim
    ends_at = asked_at + claim.seconds
    if loop.time() >= ends_at:
        raise ClaimLost
    end = asyncio.timeout_at(ends_at)
    try:
        async with end, _renewed(claim, workers, end.reschedule):
            yield right
    except TimeoutError as late:
        if not end.expired():
            raise
        raise ClaimLost from late


@asynccontextmanager
async def _renewed(
    claim: Claim, workers: Workers, lasts_until: Callable[[float], None]
) -> AsyncIterator[None]:
    """Renew *claim* meanwhile, and tell *lasts_until* each time how long it does, by the loop."""
    renewing = asyncio.create_task(_renew(claim, workers, lasts_until))
    try:
        yield
    finally:
        renewing.cancel()
        await asyncio.gather(renewing, return_exceptions=True)


async def _renew(claim: Claim, workers: Workers, lasts_until: Callable[[float], None]) -> None:
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(claim.renewed_every)
        asked_at = loop.time()
        try:
            is_held = await workers(claim.renew)
        except FootnoteError as failed:
            log.warning("claim not renewed", table=claim.table.name, reason=str(failed))
            continue
        lasts_until(asked_at + claim.seconds if is_held else asked_at)
        if not is_held:
            log.warning("another process took work over", table=claim.table.name)
            return
