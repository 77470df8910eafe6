"""Two processes of one bot are restarted again and again while the clock runs ahead.

No server that the bot is in may be marked as left, none erased; one that it was removed from has
to be. `python -m benchmarks.restarts [--rounds N] [--seed N] [--database URL] [--leases]`
"""

import argparse
import asyncio
import random
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from bot.app import App
from bot.client import FootnoteClient
from bot.connection import session_starts
from bot.connection.leasing import ShardPlan
from bot.services.shared_shards import SharedShards
from bot.sources.background import look_after_sources
from corpus.servers.collection_names import PREFIX, collection_of
from corpus.storage.database import Database
from corpus.storage.schema import collections
from index.engine import Engine
from tests.bot.running import running
from tests.bot.staging import until
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import MEMOIR, draft, source
from tests.doubles.encoder import WordEncoder

SHARDS = 2
MOVED_ON = timedelta(days=15)
"""How far the clock moves with each round: a day more than the grace period."""

LEASE = 6.0
"""Seconds that a shard is leased for here: shards move within a second."""

SERVERS = tuple((number << 22) + 17 for number in range(40))
"""Half of them are each process's."""


@dataclass
class Outcome:
    """What came of the rounds.

    *wrong* are the servers that are marked, missing or erased though the bot is in them,
    *erased* those that it was removed from and that are gone from the database.
    """

    rounds: int = 0
    restarts: Counter[str] = field(default_factory=Counter)
    wrong: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)


class Rounds:
    """The bot's two processes on the database of *url*.

    Before each round of *leaves* it is removed from a server, while nobody runs who could hear it.
    With *leases* the processes divide the shards among themselves, else each has one of its own.
    """

    def __init__(
        self, url: str, home: Path, seed: int, leaves: Sequence[int], *, leases: bool = False
    ) -> None:
        self._url, self._home, self._leases = url, home, leases
        self._random = random.Random(seed)  # noqa: S311 - an order to be repeated
        self._leaves = leaves
        self.outcome = Outcome()

    async def run(self, rounds: int) -> Outcome:
        """Return what came of so many *rounds*."""
        database = Database(self._url)
        async with DiscordDouble(SERVERS) as discord:
            _fill(database)
            for number in range(rounds):
                if number in self._leaves:
                    self._leave(discord)
                await self._round(discord, database)
                self._look(discord, database)
        database.close()
        return self.outcome

    async def _round(self, discord: DiscordDouble, database: Database) -> None:
        """Start the processes one after the other, each ended before the next one or none."""
        order = self._random.sample(range(SHARDS), SHARDS)
        alone = self._random.random() < 0.5  # noqa: PLR2004 - as often as not
        async with AsyncExitStack() as stack:
            running_now: list[FootnoteClient] = []
            for shard in order:
                if alone:
                    await stack.aclose()
                    running_now.clear()
                running_now.append(await stack.enter_async_context(self._process(discord, shard)))
                _move_on(database)
                for client in running_now:
                    await look_after_sources(client)
        self.outcome.rounds += 1
        self.outcome.restarts[f"{order}{' one after the other' if alone else ''}"] += 1

    @asynccontextmanager
    async def _process(self, discord: DiscordDouble, shard: int) -> AsyncIterator[FootnoteClient]:
        database = Database(self._url)
        app = App(database, Engine(database, WordEncoder()), ())
        plan = ShardPlan(total=SHARDS, ids=frozenset({shard}))
        if self._leases:
            plan = ShardPlan(total=SHARDS, sharing=SharedShards(database, SHARDS, LEASE))
        async with running(discord, app, self._home, plan=plan) as client:
            yield client
            await until(lambda: client.is_serving)
        database.close()

    def _leave(self, discord: DiscordDouble) -> None:
        """Have the bot removed from a server while no process runs."""
        gone = self._random.choice(discord.guilds)
        discord.guilds = tuple(each for each in discord.guilds if each != gone)

    def _look(self, discord: DiscordDouble, database: Database) -> None:
        """Note what the database says now of the servers."""
        present = {collection_of(each) for each in discord.guilds}
        kept = _kept(database)
        marked = {name for name, (left_at, missing) in kept.items() if left_at or missing}
        self.outcome.wrong |= (marked & present) | (present - kept.keys())
        self.outcome.erased |= {collection_of(each) for each in SERVERS} - present - kept.keys()


def _fill(database: Database) -> None:
    engine = Engine(database, WordEncoder())
    for each in SERVERS:
        engine.writer.add(collection_of(each), draft(MEMOIR), source())


def _kept(database: Database) -> dict[str, tuple[datetime | None, datetime | None]]:
    """Return when each server was left, and since when it is missing."""
    kept = collections.c
    chosen = sa.select(kept.name, kept.left_at, kept.missing_since)
    with database.read() as connection:
        rows = connection.execute(chosen.where(kept.name.startswith(PREFIX)))
        return {row.name: (row.left_at, row.missing_since) for row in rows}


def _move_on(database: Database) -> None:
    """Move the clock on: what was noted is that much longer ago."""
    with database.write() as connection:
        for name, (left_at, _) in _kept(database).items():
            if left_at is not None:
                earlier = collections.update().where(collections.c.name == name)
                connection.execute(earlier.values(left_at=left_at - MOVED_ON))


def main() -> None:
    """Print what came of the rounds; fail where it is not what it has to be."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database")
    parser.add_argument("--leases", action="store_true")
    chosen = parser.parse_args()
    session_starts.IDENTIFY_EVERY = 0.01
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        url = chosen.database or f"sqlite:///{home / 'footnote.db'}"
        leaves = range(3, chosen.rounds - 2, 6)
        outcome = asyncio.run(
            Rounds(url, home, chosen.seed, leaves, leases=chosen.leases).run(chosen.rounds)
        )
    print(outcome)
    if outcome.wrong or len(outcome.erased) != len(leaves):
        raise SystemExit("servers were marked or erased that must not be, or kept")


if __name__ == "__main__":
    main()
