"""A Discord client that outlasts what fails on Discord's side, and ends at once when told to."""

import asyncio
from typing import Any

import discord
import structlog
from discord.state import ConnectionState
from discord.webhook.async_ import async_context

from bot.connection.acknowledgement import Replies
from bot.connection.delivery import FAILURES, log_failure
from bot.connection.gateway import Connection
from bot.connection.ownership import LEADER, Ownership
from bot.connection.rest import PatientHTTPClient
from corpus.errors import FootnoteError

CANCELLED_WITHIN = 1.0
"""Seconds after which the connection is told again to end: `asyncio.wait_for` may miss it once."""

log = structlog.get_logger()


class PersistentClient(discord.Client):
    """discord.py's client with our patience in the three places where it talks to Discord."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - whatever discord.Client takes
        self._life: asyncio.Task[None] | None = None
        self._left = asyncio.Event()
        self.ownership = Ownership()
        """Which servers are this process's to care for."""
        super().__init__(**options)

    def _get_state(self, **options: Any) -> ConnectionState[Any]:  # noqa: ANN401 - the same
        # discord.py's own seam for subclasses; all parts take the REST client from here.
        self.http = self._rest = PatientHTTPClient(self.http)
        return super()._get_state(**options)

    async def start(self, token: str, *, reconnect: bool = True) -> None:
        """Log in and stay connected until the client is closed, which ends every pause.

        Raises:
            discord.LoginFailure: Discord does not know the token.
            discord.HTTPException: Discord refuses to let the bot in.
            discord.ConnectionClosed: Discord will not have the bot as it is.
            aiohttp.ClientError: Discord was never reached.
        """
        life = self._life = asyncio.create_task(super().start(token, reconnect=reconnect))
        try:
            await asyncio.wait({life})
        finally:
            life.cancel()
        if life.cancelled():
            await self._left.wait()
        else:
            life.result()

    async def login(self, token: str) -> None:
        """Log in and set up, for as long as Discord needs to answer."""
        async_context.set(Replies())
        self._rest.starting = True
        await super().login(token)
        self._rest.starting = False

    async def connect(self, *, reconnect: bool = True) -> None:
        """Stay connected until the client is closed; begin anew where that helps."""
        del reconnect
        await Connection(self).hold()

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - discord.py's
        """Hand *event* on to who listens, who then finds the servers owned that it tells of."""
        if event == "ready":
            self.ownership.became_ready(LEADER)
        super().dispatch(event, *args, **kwargs)

    async def close(self) -> None:
        """Leave Discord: first nobody listens any more, or the code of leaving would be another.

        Whoever waits for a frame learns of the end, and discord.py then closes with its code
        for a connection that is to be resumed, before ours is sent.
        """
        while self._life is not None and not self._life.done():
            self._life.cancel()
            await asyncio.wait({self._life}, timeout=CANCELLED_WITHIN)
        await super().close()
        self._left.set()

    async def on_error(self, event_method: str, /, *_: object, **__: object) -> None:
        """Log what went wrong while an event was treated: in one line where that says all."""
        try:
            raise  # noqa: PLE0704 - discord.py calls this while it handles the error
        except FAILURES as failed:
            log_failure(event_method, failed)
        except FootnoteError as refused:
            log.warning("event not treated", event_method=event_method, reason=refused.template)
        except Exception:
            log.exception("event not treated", event_method=event_method)
