"""What has to be kept although the database may be away just then."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.connection.pauses import Pauses
from corpus.errors import StoreUnavailable


async def kept_at_last(keep: Callable[[], Awaitable[object]]) -> None:
    """Do *keep*, and again after growing pauses for as long as the database is away."""
    pauses = Pauses()
    while True:
        try:
            await keep()
        except StoreUnavailable:
            await asyncio.sleep(pauses.next())
        else:
            return
