"""The pages that Prometheus and probes ask for, on the event loop that they are to judge."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.metrics.metrics import Metrics
from bot.metrics.state import Process, State
from corpus.errors import FootnoteError


@asynccontextmanager
async def served(address: str, metrics: Metrics, process: Process) -> AsyncIterator[None]:
    """Serve the pages of *process* at *address*, host:port, meanwhile.

    Raises:
        FootnoteError: Nothing can be served there.
    """
    host, _, port = address.rpartition(":")
    runner = web.AppRunner(_pages(metrics, process), access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host.strip("[]"), int(port))
        try:
            await site.start()
        except (OSError, OverflowError) as error:
            raise FootnoteError(
                "Metrics cannot be served at {address} ({reason}): set FOOTNOTE_METRICS to a free "
                "port of this machine.",
                address=address,
                reason=getattr(error, "strerror", None) or str(error),
            ) from error
        yield
    finally:
        await runner.cleanup()
        process.close()


def _pages(metrics: Metrics, process: Process) -> web.Application:
    async def tell_metrics(_: web.Request) -> web.Response:
        written = metrics.written(await process.state())
        return web.Response(body=written, headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def tell_live(_: web.Request) -> web.Response:
        # That this is said at all says that the event loop turns.
        return web.Response(text="live\n")

    async def tell_ready(_: web.Request) -> web.Response:
        missing = _missing(await process.state())
        told = "".join(f"not ready: {each}\n" for each in missing) or "ready\n"
        return web.Response(text=told, status=503 if missing else 200)

    pages = web.Application()
    pages.router.add_get("/metrics", tell_metrics)
    pages.router.add_get("/live", tell_live)
    pages.router.add_get("/ready", tell_ready)
    return pages


def _missing(state: State) -> list[str]:
    needed = {
        "the model": state.is_model_ready,
        "Discord": state.is_serving,
        "the database": state.backlog is not None,
    }
    return [name for name, is_there in needed.items() if not is_there]
