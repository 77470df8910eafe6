"""Claims on work that goes on: renewed, so that no other process takes it over."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from bot.services.workers import Workers
from corpus.errors import FootnoteError
from corpus.storage.claims import Claim

log = structlog.get_logger()


@asynccontextmanager
async def kept(claim: Claim, workers: Workers) -> AsyncIterator[None]:
    """Renew *claim*, in a thread of *workers*, as long as what is inside goes on.

    It goes on also where the claim is lost: what it makes is not kept then.
    """
    renewing = asyncio.create_task(_renew(claim, workers))
    try:
        yield
    finally:
        renewing.cancel()
        await asyncio.gather(renewing, return_exceptions=True)


async def _renew(claim: Claim, workers: Workers) -> None:
    while True:
        await asyncio.sleep(claim.renewed_every)
        try:
            if not await workers(claim.renew):
                log.warning("another process took work over", table=claim.table.name)
                return
        except FootnoteError as failed:
            log.warning("claim not renewed", table=claim.table.name, reason=str(failed))
