"""A Discord and a site that take their time, so that a process can be killed meanwhile."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES

PAUSE = 0.2
"""Seconds that they take before they do what is asked, and after it."""


class SlowDiscord(DiscordDouble):
    """Takes its time before a message is sent, and after it."""

    async def _rest(self, request: web.Request) -> web.Response:
        is_message = request.method == "POST" and request.path.endswith("/messages")
        if not is_message:
            return await super()._rest(request)
        await asyncio.sleep(PAUSE)
        answer = await super()._rest(request)
        await asyncio.sleep(PAUSE)
        return answer


class Site:
    """A page for each item, and how often it was asked for."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.address = ""

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Serve pages."""
        app = web.Application()
        app.router.add_get("/{number}", self._page)
        runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield
        finally:
            await runner.cleanup()

    async def _page(self, request: web.Request) -> web.Response:
        self.asked[str(request.url)] += 1
        await asyncio.sleep(PAUSE)
        number = request.match_info["number"]
        said = [f"---\ntitle: Account {number}\n---", f"{MEMOIR} {number}.", MISSILES, BRIDGE]
        return web.Response(text="\n\n".join(said))
