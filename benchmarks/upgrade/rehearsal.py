"""Two processes of the bot that are restarted one by one, and what their members meet meanwhile."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

from benchmarks.tables import head, row
from benchmarks.upgrade.members import (
    ANSWERED,
    AWAY,
    BUSY,
    LOST,
    PUBLISHED,
    RESTARTING,
    SHARDS,
    Members,
)
from benchmarks.upgrade.versions import Running, Version

PROCESSES = 2

TOLD = (ANSWERED, RESTARTING, AWAY, LOST, BUSY)
"""What may come of a question, and is no fault."""
COLUMNS = ("phase", "minutes", "asked", *TOLD, "faults", "posted", "published")

SETTLED = 1.0
"""Minutes of a phase in which both processes are of one version."""

TROUBLES = ("footnote_questions_total/failed", "footnote_database_failures_total")
"""Metrics of a process that have to be 0."""


class Rehearsal:
    """The processes in *environment*, which keep what is theirs in *home*."""

    def __init__(self, home: Path, environment: dict[str, str], members: Members) -> None:
        self._home, self._environment, self._members = home, environment, members
        self._running: list[Running] = []
        self._started = 0
        self.troubles: Counter[str] = Counter()
        """What the processes told of troubles, in their metrics and logs."""
        self.faults: Counter[str] = Counter()
        """What members were told of faults."""

    async def run(
        self, before: Version, new: Version, bring_up: Callable[[], str], minutes: float
    ) -> None:
        """Go from the version *before* to the *new* one and back, and print a row for each phase.

        What *bring_up* does is to bring the database up to the new version.
        """
        try:
            for _ in range(PROCESSES):
                await self._start(before)
            await self._ready()
            async with asyncio.TaskGroup() as group:
                asking = group.create_task(self._members.go_on())
                await self._forth(before, new, bring_up, minutes)
                await self._back(before, minutes / 2)
                asking.cancel()
            for each in self._running:
                await self._count(each)
        finally:
            for each in self._running:
                await each.stop()
        for each in self._running:
            self.troubles += each.complaints

    async def _forth(
        self, before: Version, new: Version, bring_up: Callable[[], str], minutes: float
    ) -> None:
        head(COLUMNS)
        await self._phase(f"both {before.name}", _wait(SETTLED))
        said = await asyncio.to_thread(bring_up)
        await self._phase("the same, the database brought up", _wait(SETTLED))
        await self._phase(f"one restarted with {new.name}", self._restart(new))
        await self._phase("side by side", _wait(minutes))
        await self._phase("the other restarted, too", self._restart(new))
        await self._phase(f"both {new.name}", _wait(SETTLED))
        print(f"\n{said}\n", flush=True)

    async def _back(self, before: Version, minutes: float) -> None:
        head(COLUMNS)
        await self._phase(f"one restarted with {before.name}", self._restart(before))
        await self._phase("side by side", _wait(minutes))
        await self._phase("the other restarted, too", self._restart(before))
        await self._phase(f"both {before.name}", _wait(SETTLED))

    async def _restart(self, version: Version) -> None:
        """Stop the oldest process, and start one of *version* in its place."""
        await self._stop(self._running.pop(0))
        await self._start(version)
        await self._ready()

    async def _phase(self, name: str, doing: Awaitable[None]) -> None:
        since = time.monotonic()
        await doing
        self._report(name, since)

    def _report(self, phase: str, since: float) -> None:
        """Print a row of what was begun in the *phase* that began at *since*, and is over."""
        until = time.monotonic()
        asked = self._members.outcomes("asked", since, until)
        posted = self._members.outcomes("posted", since, until)
        came = asked + posted
        faults = Counter({each: came[each] for each in came if each not in {*TOLD, PUBLISHED}})
        self.faults += faults
        row([
            phase,
            f"{(until - since) / 60:.1f}",
            str(asked.total()),
            *(str(asked[each]) for each in TOLD),
            str(faults.total()),
            str(posted.total()),
            str(posted[PUBLISHED]),
        ])  # fmt: skip

    async def _start(self, version: Version) -> None:
        self._started += 1
        process = Running(version, self._home / f"process-{self._started}", self._environment)
        self._running.append(process)
        await process.start()

    async def _ready(self) -> None:
        for each in self._running:
            await each.ready(SHARDS // PROCESSES)

    async def _stop(self, process: Running) -> None:
        await self._count(process)
        await process.stop()
        self.troubles += process.complaints

    async def _count(self, process: Running) -> None:
        counted = await process.counted()
        self.troubles += Counter({each: int(counted.get(each, 0)) for each in TROUBLES})


async def _wait(minutes: float) -> None:
    await asyncio.sleep(60 * minutes)
