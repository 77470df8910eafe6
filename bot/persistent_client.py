"""A Discord client that outlasts what fails on Discord's side, and ends at once when told to."""

import asyncio
from typing import Any

import discord
import structlog
from discord.state import ConnectionState
from discord.webhook.async_ import async_context

from bot.acknowledgement import Replies
from bot.delivery import FAILURES, log_failure
from bot.gateway import Connection
from bot.rest import PatientHTTPClient
from corpus.errors import FootnoteError

log = structlog.get_logger()


class PersistentClient(discord.Client):
    """discord.py's client with our patience in the three places where it talks to Discord."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - whatever discord.Client takes
        self._left = asyncio.Event()
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
        life = asyncio.create_task(super().start(token, reconnect=reconnect))
        left = asyncio.create_task(self._left.wait())
        try:
            await asyncio.wait({life, left}, return_when=asyncio.FIRST_COMPLETED)
            if not self.is_closed():
                await life
        finally:
            left.cancel()
            life.cancel()
            await asyncio.gather(life, left, return_exceptions=True)

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

    async def close(self) -> None:
        """Leave Discord."""
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
