"""Two processes of the bot, of which one is killed, or hangs, while it is at something."""

import asyncio
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.takeovers.forking import forkserver
from benchmarks.takeovers.items import ANNOUNCING, WISHING, Item, Kind, begun
from benchmarks.takeovers.process import World, live
from benchmarks.takeovers.slow import Site, SlowDiscord
from corpus.storage.database import Database
from index.engine import Engine
from tests.doubles.articles import MEMOIR, MISSILES, draft, source
from tests.doubles.encoder import WordEncoder

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

PATIENCE = 60.0
"""Seconds within which the other process has to finish."""

BEGUN_WITHIN = 300.0
"""Seconds within which processes are connected and begin what is due, on a machine that is busy."""

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


class Rounds:
    """Two processes on *url*; *lease* and *looks* as in `World`."""

    def __init__(self, url: str, home: Path, lease: float, looks: float | None, seed: int) -> None:
        self._database = Database(url)
        self._url, self._home, self._lease, self._looks = url, home, lease, looks
        self._random = random.Random(seed)  # noqa: S311 - moments to be repeated
        self._discord = SlowDiscord((1, 2, 3, 4))
        self._site = Site()
        self._processes: list[BaseProcess] = []
        self._context = forkserver()

    async def run(self, rounds: int, hung_share: float = 0.25) -> dict[Kind, Outcome]:
        """Return what came of so many *rounds*; in some the process does not die, but hangs."""
        engine = Engine(self._database, WordEncoder())
        article = engine.writer.add(WISHING, draft(MEMOIR), source())
        engine.writer.add(ANNOUNCING, draft(MISSILES), source())
        outcomes = {kind: Outcome() for kind in Kind}
        async with self._discord, self._site.open():
            try:
                for number in range(rounds):
                    kind = list(Kind)[number % len(Kind)]
                    item = await self._begun(kind, number, article.id)
                    hangs = self._random.random() < hung_share
                    await self._strike(item, number, outcomes[kind], hangs=hangs)
            finally:
                for each in self._processes:
                    each.kill()
        self._database.close()
        return outcomes

    async def _begun(self, kind: Kind, number: int, article_id: str) -> Item:
        """Return the item *number*, which two connected processes can be at.

        The bot looks for digests that are due when it starts, and every quarter of an hour from
        then on: a process that starts begins this one.
        """
        await self._keep_two()
        if kind is Kind.DIGEST:
            ended = self._random.choice(self._processes)
            ended.kill()
            ended.join()
        item = begun(kind, self._database, number, self._site.address, article_id)
        await self._keep_two()
        return item

    async def _strike(self, item: Item, number: int, outcome: Outcome, *, hangs: bool) -> None:
        await self._until(
            lambda: item.owner(self._database) is not None or self._done(item), BEGUN_WITHIN
        )
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
        struck = "nobody" if pid is None else "one hung" if hangs else "one killed"
        print(f"{number + 1}. {item.kind}: {struck}, {outcome.seconds[-1]:.1f} s", flush=True)

    def _end(self, pid: int, *, hangs: bool) -> None:
        """Stop the process *pid*, or kill it: it is known to be gone then, to be replaced."""
        os.kill(pid, signal.SIGSTOP if hangs else signal.SIGKILL)
        if not hangs:
            next(each for each in self._processes if each.pid == pid).join()

    def _done(self, item: Item) -> bool:
        return item.is_done(self._database)

    async def _keep_two(self) -> None:
        """Start a process in place of each that was killed, and wait until both are connected."""
        self._processes = [each for each in self._processes if each.is_alive()]
        discord = self._discord
        told = (self._url, discord.api, discord.gateway, self._home, self._lease, self._looks)
        while len(self._processes) < 2:  # noqa: PLR2004 - two are there
            process = self._context.Process(target=live, args=(World(*told),))
            process.start()
            self._processes.append(process)
        await self._until(lambda: len(discord.connections(0)) == 2, BEGUN_WITHIN)  # noqa: PLR2004

    async def _until(self, happened: Callable[[], bool], within: float = PATIENCE) -> None:
        async with asyncio.timeout(within):
            while not happened():  # noqa: ASYNC110 - the database raises no event
                await asyncio.sleep(0.05)
