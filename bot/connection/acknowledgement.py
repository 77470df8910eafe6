"""Replies to interactions, the first of which Discord waits for no longer than three seconds.

A lost answer to that first one is no failure: Discord may have taken it, and a second try is told
that the interaction is acknowledged. Whoever hears that at their first try comes too late.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, cast

import aiohttp
import discord
from discord.http import Route, json_or_text
from discord.webhook.async_ import AsyncWebhookAdapter

from bot.connection.delivery import FAILURES, NotAcknowledged, log_failure
from bot.connection.rest import TOO_MANY, patiently, repeatable, rewind
from bot.observations import Observations

if TYPE_CHECKING:
    from discord.http import MultipartParameters
    from discord.types.interactions import InteractionCallback

PAUSES = (0.2, 0.4, 0.7)
"""Seconds between the tries to acknowledge: the last one begins well within Discord's three."""

TRY_FOR = aiohttp.ClientTimeout(total=1.0)
"""How long one try may take before it counts as lost."""

ALREADY_ACKNOWLEDGED = 40060
"""Discord's code for an interaction that was acknowledged before."""

_DEFERRALS = frozenset({5, 6})
"""Kinds of responses that promise a message, by which it shows whether Discord took them."""

_SUGGESTIONS = 8
"""The kind of response that nobody misses: the member types on."""


class _Lost(Exception):
    """Whether Discord took it is not known."""


class _NotTaken(Exception):
    """Discord did not take it, and may take it at the next try."""


class Replies(AsyncWebhookAdapter):
    """discord.py's way to reply to interactions, with tries that fit what is sent."""

    def __init__(self, observations: Observations) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # discord.py gives it no types
        self._observations = observations

    async def create_interaction_response(  # noqa: PLR0913 - discord.py's signature
        self,
        interaction_id: int,
        token: str,
        *,
        session: aiohttp.ClientSession,
        proxy: str | None = None,
        proxy_auth: aiohttp.BasicAuth | None = None,
        params: "MultipartParameters",
    ) -> "InteractionCallback":
        """Return what Discord says to the first response, or would have said had it not been lost.

        Raises:
            NotAcknowledged: No try got through in time.
            discord.HTTPException: Discord refused it, or another process was faster.
        """
        path = "/interactions/{webhook_id}/{webhook_token}/callback"
        route = Route("POST", path, webhook_id=interaction_id, webhook_token=token)
        kind = int((params.payload or {}).get("type", 0))
        options = {"json": params.payload, "proxy": proxy, "proxy_auth": proxy_auth}
        try:
            said = await _acknowledged(interaction_id, route, session, kind, options)
        except FAILURES as failed:
            self._observations.acknowledged(interaction_id, taken=False)
            if kind != _SUGGESTIONS:
                raise
            log_failure("suggestions", failed)
            return _taken(interaction_id)
        self._observations.acknowledged(interaction_id, taken=True)
        return said

    async def request(
        self,
        route: Route,
        session: aiohttp.ClientSession,
        *,
        files: Sequence[discord.File] | None = None,
        **options: Any,  # noqa: ANN401 - whatever discord.py passes on
    ) -> Any:  # noqa: ANN401 - any JSON
        """Return what Discord answers to a later reply; discord.py tries again after each 5xx."""
        plain, answered = super().request, cast("aiohttp.ClientSession", _Answered(session))

        async def send() -> Any:  # noqa: ANN401 - any JSON
            rewind(files)
            return await plain(route, answered, files=files, **options)

        return await patiently(send, repeatable(route.method), f"{route.method} {route.path}")


class _Answered:
    """A *session* for discord.py, which takes every 429 for one of Discord's own.

    What stands before Discord answers with a page, in which discord.py finds no seconds to wait.
    """

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    @asynccontextmanager
    async def request(
        self,
        method: str,
        url: str,
        **options: Any,  # noqa: ANN401 - as of aiohttp
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        """Yield the answer; raise `discord.HTTPException` where it is such a page."""
        async with self._session.request(method, url, **options) as response:
            if response.status == TOO_MANY and response.content_type != "application/json":
                raise discord.HTTPException(response, await response.text())
            yield response


async def _acknowledged(
    interaction_id: int,
    route: Route,
    session: aiohttp.ClientSession,
    kind: int,
    options: dict[str, Any],
) -> "InteractionCallback":
    lost = False
    for pause in (*PAUSES, 0.0):
        try:
            return await _posted(route, session, options)
        except _Lost:
            lost = True
        except _NotTaken:
            pass
        except discord.HTTPException as refused:
            if refused.code == ALREADY_ACKNOWLEDGED and lost:
                return _taken(interaction_id)
            raise
        await asyncio.sleep(pause)
    if lost and kind in _DEFERRALS:
        return _taken(interaction_id)
    raise NotAcknowledged


async def _posted(
    route: Route, session: aiohttp.ClientSession, options: dict[str, Any]
) -> "InteractionCallback":
    """Return what Discord answers to one try."""
    try:
        async with session.post(
            route.url, params={"with_response": "1"}, timeout=TRY_FOR, **options
        ) as response:
            data = await json_or_text(response)
    except aiohttp.ClientConnectorError as failed:
        raise _NotTaken from failed
    except (aiohttp.ClientError, TimeoutError) as failed:
        raise _Lost from failed
    if response.ok:
        return cast("InteractionCallback", data)
    if response.status == TOO_MANY:
        raise _NotTaken
    if response.status >= 500:  # noqa: PLR2004 - server errors
        raise _Lost
    refusal = {403: discord.Forbidden, 404: discord.NotFound}
    raise refusal.get(response.status, discord.HTTPException)(response, data)


def _taken(interaction_id: int) -> "InteractionCallback":
    """Return what discord.py needs of the answer to a response that Discord took."""
    return cast("InteractionCallback", {"interaction": {"id": str(interaction_id)}})
