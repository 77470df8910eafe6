"""Two processes of the bot, of which one is killed, or hangs, while it is at something."""

import asyncio
import multiprocessing
import os
import random
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from benchmarks.takeovers.items import ANNOUNCING, WISHING, Item, Kind, begun
from benchmarks.takeovers.process import World, live
from corpus.storage.database import Database
from corpus.store import Store
from index.engine import Engine
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, source
from tests.doubles.encoder import WordEncoder

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

PATIENCE = 60.0
"""Seconds within which the other process has to finish."""

PAUSE = 0.2
"""Seconds that our Discord and our site take before they do what is asked, and after it."""

STRUCK_WITHIN = {Kind.READING: 1.2}
"""Seconds from when an item is claimed within which its process is killed: as long as it takes."""

SENT_WITHIN = 0.5
"""The same of what is a message alone."""

GOES_ON_FOR = 1.5
"""Seconds that a process which hung gets to do whatever it still wants to do."""


@dataclass
class Outcome:
    """What came of the rounds of one kind."""

    rounds: int = 0
    killed: int = 0
    hung: int = 0
    midway: int = 0
    """How often the item was not done yet when its process was struck."""
    unfinished: list[str] = field(default_factory=list)
    """What stands in the database of those that were never done."""
    seconds: list[float] = field(default_factory=list)
    """From when a process was struck until the item was done."""
    messages: Counter[int] = field(default_factory=Counter)
    """How often there were how many of an item: one is right."""
    fetches: Counter[int] = field(default_factory=Counter)
    """How often a page was fetched after its process was struck: once at most is right."""

    @property
    def is_right(self) -> bool:
        """Return whether each was done once and in time."""
        told_once, fetched_once = set(self.messages) <= {1}, set(self.fetches) <= {0, 1}
        return told_once and fetched_once and not self.unfinished


class SlowDiscord(DiscordDouble):
    """Takes its time with messages, so that a process can be killed before or after one is sent."""

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


class Rounds:
    """Two processes on *url*; *lease* and *looks* as in `World`."""

    def __init__(self, url: str, home: Path, lease: float, looks: float | None, seed: int) -> None:
        self._database = Database(url)
        self._url, self._home, self._lease, self._looks = url, home, lease, looks
        self._random = random.Random(seed)  # noqa: S311 - moments to be repeated
        self._discord = SlowDiscord((1, 2, 3, 4))
        self._site = Site()
        self._processes: list[BaseProcess] = []
        self._context = _forkserver()

    async def run(self, rounds: int, hung_share: float = 0.25) -> dict[Kind, Outcome]:
        """Return what came of so many *rounds*; in some the process does not die, but hangs."""
        engine = Engine(Store(self._database), WordEncoder())
        article = engine.add(WISHING, draft(MEMOIR), source())
        engine.add(ANNOUNCING, draft(MISSILES), source())
        outcomes = {kind: Outcome() for kind in Kind}
        async with self._discord, self._site.open():
            try:
                for number in range(rounds):
                    self._keep_two()
                    kind = list(Kind)[number % len(Kind)]
                    item = begun(kind, self._database, number, self._site.address, article.id)
                    hangs = self._random.random() < hung_share
                    await self._strike(item, number, outcomes[kind], hangs=hangs)
            finally:
                for each in self._processes:
                    each.kill()
        self._database.close()
        return outcomes

    async def _strike(self, item: Item, number: int, outcome: Outcome, *, hangs: bool) -> None:
        await self._until(lambda: item.owner(self._database) is not None or self._done(item))
        owner = item.owner(self._database)
        within = STRUCK_WITHIN.get(item.kind, SENT_WITHIN)
        await asyncio.sleep(self._random.uniform(0, within))
        pid = int((self._home / owner).read_text()) if owner else None
        if pid is not None:
            self._end(pid, hangs=hangs)
        page, at = f"{self._site.address}/{number}", time.monotonic()
        before = self._site.asked[page]
        outcome.midway += not self._done(item)
        try:
            await self._until(lambda: self._done(item))
        except TimeoutError:
            outcome.unfinished.append(item.row(self._database))
        outcome.seconds.append(time.monotonic() - at)
        if hangs and pid is not None:
            os.kill(pid, signal.SIGCONT)
            await asyncio.sleep(GOES_ON_FOR)
        outcome.rounds += 1
        outcome.killed += pid is not None and not hangs
        outcome.hung += pid is not None and hangs
        if item.kind is Kind.READING:
            outcome.fetches[self._site.asked[page] - before] += 1
        sent = [each for each in self._discord.sent if each["channel_id"] == item.channel]
        outcome.messages[len(sent)] += 1

    def _end(self, pid: int, *, hangs: bool) -> None:
        """Stop the process *pid*, or kill it: it is known to be gone then, to be replaced."""
        os.kill(pid, signal.SIGSTOP if hangs else signal.SIGKILL)
        if not hangs:
            next(each for each in self._processes if each.pid == pid).join()

    def _done(self, item: Item) -> bool:
        return item.is_done(self._database)

    def _keep_two(self) -> None:
        """Start a process in place of each that was killed."""
        running = [each for each in self._processes if each.is_alive()]
        world = World(
            self._url,
            self._discord.api,
            self._discord.gateway,
            self._home,
            self._lease,
            self._looks,
        )
        while len(running) < 2:  # noqa: PLR2004 - two are there
            running.append(self._context.Process(target=live, args=(world,)))
            running[-1].start()
        self._processes = running

    async def _until(self, happened: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not happened():  # noqa: ASYNC110 - the database raises no event
                await asyncio.sleep(0.05)


def _forkserver() -> ForkServerContext:
    """Return where processes come from that have their imports behind them."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["benchmarks.takeovers.process"])
    return context
