"""Three processes share six shards; one is killed, one is stopped, and both come back.

Told is how long shards were without a process, and how far apart sessions were begun, with the
times that operators have: leases of 30 seconds, sessions five and a half apart. Discord is the
double. `python -m benchmarks.shard_moves [--rounds N] [--database URL]`
"""

import argparse
import asyncio
import signal
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from benchmarks.tables import head, row
from bot.app import App
from bot.client_assembly import build_client
from bot.play.double.gateway import TOKEN
from bot.play.double.session import Session
from bot.settings import Settings
from corpus.storage.database import Database
from corpus.storage.schema import shard_leases
from index.engine import Engine
from tests.discord_double.server import DiscordDouble
from tests.doubles.encoder import WordEncoder

if TYPE_CHECKING:
    from asyncio.subprocess import Process

SHARDS, PROCESSES = 6, 3
SERVERS = tuple((number << 22) + 17 for number in range(30))

SETTLED_WITHIN = 300
"""Seconds after which something is wrong, even where processes start slowly on a busy machine."""


class Watched(DiscordDouble):
    """A Discord that notes where two processes serve a shard at the same time."""

    def __init__(self) -> None:
        super().__init__(SERVERS)
        self.served_twice: list[int] = []

    @property
    def is_served(self) -> bool:
        """Return whether every shard has a connection."""
        return all(self.connections(each) for each in range(SHARDS))

    async def _welcome(self, session: Session) -> None:
        if self.connections(session.shard):
            self.served_twice.append(session.shard)
        await super()._welcome(session)


class Rounds:
    """Processes that come and go on the database of *url*."""

    def __init__(self, discord: Watched, url: str, home: Path) -> None:
        self._discord, self._url, self._home = discord, url, home
        self._database = Database(url)
        self._running: list[Process] = []

    async def run(self, rounds: int) -> None:
        """Print a row for each of *rounds*."""
        head(("round", "killed: away for, s", "stopped: away for, s"))
        for _ in range(PROCESSES):
            await self._begin()
        for number in range(rounds):
            killed = await self._end(signal.SIGKILL)
            await self._begin()
            stopped = await self._end(signal.SIGTERM)
            await self._begin()
            row([str(number + 1), f"{killed:.1f}", f"{stopped:.1f}"])

    async def end(self) -> None:
        """Stop all processes."""
        for each in self._running:
            each.terminate()
            await each.wait()
        self._database.close()

    async def _begin(self) -> None:
        home = self._home / str(len(list(self._home.iterdir())))
        home.mkdir()
        told = [self._url, self._discord.api, self._discord.gateway, str(home)]
        command = ["-m", "benchmarks.shard_moves", "--process", *told]
        with (home / "log").open("wb") as log:
            self._running.append(
                await asyncio.create_subprocess_exec(
                    sys.executable, *command, stdout=log, stderr=log
                )
            )

    async def _end(self, number: signal.Signals) -> float:
        """End the oldest process by a signal; return for how long shards were without one."""
        await self._settled()
        began, process = time.monotonic(), self._running.pop(0)
        process.send_signal(number)
        await process.wait()
        await asyncio.sleep(1)  # its connections end with it
        await self._served()
        return time.monotonic() - began

    async def _settled(self) -> None:
        """Return once every process serves as many shards as the others."""
        counted = sa.select(sa.func.count()).select_from(shard_leases)
        by_owner = counted.group_by(shard_leases.c.owner)
        even = [SHARDS // PROCESSES] * PROCESSES
        async with asyncio.timeout(SETTLED_WITHIN):
            while True:
                with self._database.read() as connection:
                    held = list(connection.scalars(by_owner))
                if held == even and self._discord.is_served:
                    return
                await asyncio.sleep(0.5)

    async def _served(self) -> None:
        async with asyncio.timeout(SETTLED_WITHIN):
            while not self._discord.is_served:  # noqa: ASYNC110 - the double raises no event for it
                await asyncio.sleep(0.1)


async def run(url: str, home: Path, rounds: int) -> None:
    """Print what comes of so many *rounds*, and fail where it is not what it has to be."""
    async with Watched() as discord:
        discord.shards = SHARDS
        processes = Rounds(discord, url, home)
        try:
            await processes.run(rounds)
        finally:
            await processes.end()
    between = [later.at - earlier.at for earlier, later in pairwise(discord.begun)]
    print(f"\n{discord.identifies} sessions, the nearest two {min(between):.2f} s apart")
    if min(between) < 5 or discord.served_twice:  # noqa: PLR2004 - Discord's five seconds
        raise SystemExit(f"too near each other, or served twice: {discord.served_twice}")


async def serve(url: str, api: str, gateway: str, home: Path) -> None:
    """Be one of the processes, until SIGTERM."""
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = api, yarl.URL(gateway)
    database = Database(url)
    app = App(database, Engine(database, WordEncoder()), ())
    client = build_client(app, Settings(home=home, shards=SHARDS))
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    life = asyncio.create_task(client.start(TOKEN))
    await stop.wait()
    await client.drain()
    await asyncio.wait([life])
    database.close()


def main() -> None:
    """Print a table of the rounds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--database")
    parser.add_argument("--process", nargs=4, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.process:
        url, api, gateway, home = chosen.process
        asyncio.run(serve(url, api, gateway, Path(home)))
        return
    with tempfile.TemporaryDirectory() as folder:
        homes = Path(folder) / "homes"
        homes.mkdir()
        url = chosen.database or f"sqlite:///{folder}/footnote.db"
        Database(url).close()
        asyncio.run(run(url, homes, chosen.rounds))


if __name__ == "__main__":
    main()
