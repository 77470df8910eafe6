"""How the bot's requests to Discord are tried again: each with a bound, but for the start.

discord.py itself tries again five times after 500, 502, 504 and 524, and for webhooks after every
5xx. What it leaves open stands here, and serves both places through which all of its requests go.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

import aiohttp
import discord
import structlog
from discord.http import HTTPClient, Route

from bot.connection.pauses import Pauses

RETRIES = 4
"""Further tries while the bot runs; with the pauses before them they take 15 seconds at most."""

TRIED_BY_LIBRARY = frozenset({500, 502, 504, 524})
"""Statuses that discord.py has met five times in a row when it raises."""

TOO_MANY = 429
"""The status that discord.py raises for Cloudflare's ban alone; it waits the others out."""

Result = TypeVar("Result")
Failed = discord.HTTPException | aiohttp.ClientError
Worth = Callable[[Failed, int], bool]
"""Whether a failure is worth another try, after so many pauses."""

log = structlog.get_logger()


class PatientHTTPClient(HTTPClient):
    """discord.py's client of the REST API, made of *plain*, whose place it takes.

    While *starting* is set, it waits for as long as Discord answers that it cannot serve.
    """

    def __init__(self, plain: HTTPClient) -> None:
        super().__init__(
            plain.loop,
            plain.connector,
            proxy=plain.proxy,
            proxy_auth=plain.proxy_auth,
            unsync_clock=not plain.use_clock,
            http_trace=plain.http_trace,
            max_ratelimit_timeout=plain.max_ratelimit_timeout,
        )
        self.starting = False
        self._was_reached = False

    async def request(
        self,
        route: Route,
        *,
        files: Sequence[discord.File] | None = None,
        **options: Any,  # noqa: ANN401 - whatever discord.py passes on
    ) -> Any:  # noqa: ANN401 - any JSON
        """Return what Discord answers, after further tries where those may help."""
        plain, running = super().request, repeatable(route.method)

        async def send() -> Any:  # noqa: ANN401 - any JSON
            rewind(files)
            return await plain(route, files=files, **options)

        def is_worth_it(failed: Failed, pauses: int) -> bool:
            self._was_reached |= isinstance(failed, discord.HTTPException)
            if self.starting:
                return self._was_reached and _may_pass(failed)
            return running(failed, pauses)

        try:
            answer = await patiently(send, is_worth_it, f"{route.method} {route.path}")
        except asyncio.CancelledError:
            # Who is cancelled while all requests wait for one's global limit leaves them waiting
            # for good. Where it is not over yet, the next one is told so and waits anew.
            self._global_over.set()
            raise
        self._was_reached = True
        return answer


async def patiently(send: Callable[[], Awaitable[Result]], is_worth_it: Worth, what: str) -> Result:
    """Return what *send* returns, with growing pauses between tries; *what* is for the log.

    Raises:
        discord.HTTPException: Discord's last answer was not worth another try.
        aiohttp.ClientError: Discord was not reached, and trying again is no use or no good.
    """
    pauses = Pauses()
    while True:
        try:
            return await send()
        except (discord.HTTPException, aiohttp.ClientError) as failed:
            if not is_worth_it(failed, pauses.count):
                raise
            wait = pauses.next()
            reason = getattr(failed, "status", None) or type(failed).__name__
            log.warning("Discord cannot serve", what=what, reason=reason, retry_in=round(wait, 1))
        await asyncio.sleep(wait)


def repeatable(method: str) -> Worth:
    """Return what is worth another try of *method* while the bot runs.

    A request that may have been taken is not made again where that would do it twice.
    """

    def is_worth_it(failed: Failed, pauses: int) -> bool:
        if pauses >= RETRIES:
            return False
        if isinstance(failed, discord.HTTPException):
            return _is_outage(failed.status) and failed.status not in TRIED_BY_LIBRARY
        return isinstance(failed, aiohttp.ClientConnectorError) or (
            method != "POST" and isinstance(failed, aiohttp.ClientConnectionError)
        )

    return is_worth_it


def rewind(files: Sequence[discord.File] | None) -> None:
    """Make *files* ready to be sent from their beginning (again)."""
    for file in files or ():
        file.reset(seek=True)


def _may_pass(failed: Failed) -> bool:
    """Return whether *failed* is Discord's own trouble, or the network's."""
    if isinstance(failed, discord.HTTPException):
        return _is_outage(failed.status) or failed.status == TOO_MANY
    return isinstance(failed, aiohttp.ClientConnectionError)


def _is_outage(status: int) -> bool:
    return status >= 500  # noqa: PLR2004 - where HTTP's server errors begin
