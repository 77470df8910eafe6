"""`footnote run`: the bot from start to stop, and why it could not start in one sentence."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

import aiohttp
import discord
import structlog
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.app import App, assemble
from bot.client import FootnoteClient
from bot.client_assembly import build_client
from bot.connection.close_codes import sentence_for_close
from bot.logs import set_up_logs
from bot.observations import UNOBSERVED
from bot.services.workers import Workers
from bot.settings import Settings
from corpus.errors import FootnoteError
from corpus.questions.asked_questions import AskedQuestions

if TYPE_CHECKING:
    from bot.metrics.metrics import Metrics

SWITCH_INTERVAL = 0.001
"""Seconds; measured by `benchmarks/speed/load.py`."""

NAMES_AT_ONCE = 32
"""Names of hosts that asyncio's own threads find at once. Looking one up cannot be given up, and
a slow name server may take half a minute (`man resolv.conf`): as many as six links read at once
(`bot.services.reading_queue.AT_ONCE`) can leave behind, and some for Discord."""
_REFUSED = "Discord refused the token: copy it again from the developer portal into DISCORD_TOKEN."

log = structlog.get_logger()


def serve(settings: Settings) -> None:
    """Run the bot until SIGTERM or SIGINT, then leave in good order.

    Raises:
        FootnoteError: There is no token, Discord refuses it or cannot be reached, or the
            store or model cannot be used.
    """
    if settings.discord_token is None:
        raise FootnoteError(
            "There is no token: set DISCORD_TOKEN to your bot's token, "
            "or chat here with `footnote chat`."
        )
    set_up_logs(as_json=settings.logs == "json")
    go_through_proxy(settings)
    # A thread that computes hands Python's lock over after this long: with the usual 5 ms, two
    # that search would keep the event loop from acknowledging in time on a small machine.
    sys.setswitchinterval(SWITCH_INTERVAL)
    app = assemble(settings)
    try:
        asyncio.run(connected(app, settings, settings.discord_token.get_secret_value()))
    finally:
        app.close()


async def connected(app: App, settings: Settings, token: str) -> None:
    """Be on Discord until a signal to stop has come.

    Raises:
        FootnoteError: Discord refuses the bot or cannot be reached, or what is needed for
            answering cannot be used.
    """
    asyncio.get_running_loop().set_default_executor(
        ThreadPoolExecutor(NAMES_AT_ONCE, thread_name_prefix="names")
    )
    starting = Workers("start", 1)

    async def prepare() -> None:
        log.info("loading the model and the articles")
        if client.ownership.leads:
            await client.operator_folder.take_up()
        await starting(app.engine.warm_up)
        log.info("questions can be answered")

    # Discord may send questions before the model is loaded: they are acknowledged, and wait.
    preparing = asyncio.create_task(prepare())
    metrics = _metrics(settings)
    client = build_client(app, settings, ready=preparing, observations=metrics or UNOBSERVED)
    if client.ownership.leads:
        await starting(AskedQuestions(app.database).forget_old)
    try:
        async with _pages(settings, metrics, client, app, preparing):
            await _stay_connected(client, token, preparing)
    except discord.LoginFailure as error:
        raise FootnoteError(_REFUSED) from error
    except discord.ConnectionClosed as error:
        raise FootnoteError(sentence_for_close(error.code)) from error
    except discord.HTTPException as error:
        raise FootnoteError(_refusal(error)) from error
    except (aiohttp.ClientConnectionError, OSError) as error:
        raise FootnoteError(
            "Discord cannot be reached: check the network, or FOOTNOTE_DISCORD_API."
        ) from error


async def _stay_connected(
    client: FootnoteClient, token: str, preparing: asyncio.Task[None]
) -> None:
    stops = _stop_on_signals(client)
    preparing.add_done_callback(partial(_stop_if_failed, client, stops))
    async with client:
        try:
            await client.start(token)
        except Exception:
            if preparing.done():
                preparing.result()  # what stopped the client tells more than its end
            raise
    # The connection ends before the stop has tidied up; without this wait it never would.
    await asyncio.gather(*stops)
    await preparing


def _metrics(settings: Settings) -> "Metrics | None":
    """Return what counts what happens, where *settings* ask for it; others do not wait for it."""
    if settings.metrics is None:
        return None
    from bot.metrics.metrics import Metrics  # noqa: PLC0415 - see above

    return Metrics()


@asynccontextmanager
async def _pages(
    settings: Settings,
    metrics: "Metrics | None",
    client: FootnoteClient,
    app: App,
    preparing: asyncio.Task[None],
) -> AsyncIterator[None]:
    """Serve the pages of *metrics* meanwhile, where there are any."""
    if settings.metrics is None or metrics is None:
        yield
        return
    from bot.metrics.server import served  # noqa: PLC0415 - see _metrics
    from bot.metrics.state import Process  # noqa: PLC0415 - see _metrics

    async with served(settings.metrics, metrics, Process(client, app, preparing)):
        yield


def _stop_if_failed(
    client: FootnoteClient, stops: set[asyncio.Task[None]], preparing: asyncio.Task[None]
) -> None:
    if not preparing.cancelled() and preparing.exception() is not None:
        stops.add(asyncio.get_running_loop().create_task(client.close()))


def _refusal(error: discord.HTTPException) -> str:
    if error.status == HTTPStatus.UNAUTHORIZED:
        return _REFUSED
    return (
        f"Discord refused to let the bot in (status {error.status}, code {error.code}): look at "
        "the application in the developer portal, or set FOOTNOTE_DISCORD_API right."
    )


def go_through_proxy(settings: Settings) -> None:
    """Aim discord.py at the addresses that *settings* name; it has no other place for them."""
    if settings.discord_api:
        Route.BASE = settings.discord_api.rstrip("/")
    if settings.discord_gateway:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway)


def _stop_on_signals(client: FootnoteClient) -> set[asyncio.Task[None]]:
    """Return where the task that stops *client* will stand once a signal has come."""
    loop = asyncio.get_running_loop()
    stops: set[asyncio.Task[None]] = set()

    def stop() -> None:
        if not stops:
            stops.add(loop.create_task(client.drain()))

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop)
    return stops
