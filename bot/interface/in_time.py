"""What has to be known before an interaction is acknowledged, which Discord waits 3 seconds for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.client import Interaction
from bot.language import gettext_noop
from corpus.errors import FootnoteError

WITHIN = 1.2
"""Seconds that each of these may take: two follow each other at most, and then Discord is told."""


class TooSlow(FootnoteError):
    """The database or Discord did not say in time what must be known first."""

    def __init__(self) -> None:
        super().__init__(gettext_noop("I was too slow this time: please try again in a minute."))


@asynccontextmanager
async def in_time(interaction: Interaction) -> AsyncIterator[None]:
    """Bound what is done here before *interaction* is acknowledged; nothing is bounded after that.

    Raises:
        TooSlow: It took too long, so that there is time left to say so.
    """
    try:
        async with asyncio.timeout(None if interaction.response.is_done() else WITHIN):
            yield
    except TimeoutError as late:
        raise TooSlow from late
