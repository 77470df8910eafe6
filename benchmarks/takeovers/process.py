"""A process of the bot that can be killed, on our Discord and a database that others use too."""

import asyncio
import os
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bot.app import App
from bot.digest.digest import WeeklyDigest
from bot.gaps.watch import GapWatch
from bot.play.double.gateway import TOKEN
from bot.sources.background import Reading
from corpus.fetching.fetcher import Fetched, Validators
from corpus.storage.claimant import Claimant
from corpus.storage.database import Database
from index.engine import Engine
from tests.bot.running import aimed
from tests.doubles.encoder import WordEncoder


@dataclass(frozen=True)
class World:
    """Where a process finds all else; its claims last *lease* seconds, *looks* are between looks.

    Where *looks* is null they are those of the bot.
    """

    url: str
    api: str
    gateway: str
    home: Path
    lease: float
    looks: float | None


def live(world: World) -> None:
    """Be the bot, until killed."""
    if world.looks is not None:
        Reading.every = GapWatch.every = WeeklyDigest.every = world.looks  # type: ignore[assignment]
    asyncio.run(_live(world))


async def _live(world: World) -> None:
    database = Database(world.url)
    database.claimant = Claimant(seconds=world.lease)
    (world.home / database.claimant.id).write_text(str(os.getpid()))
    app = App(database, Engine(database, WordEncoder()), ())
    with aimed(world, app, world.home, _fetch) as client:
        await client.start(TOKEN)


async def _fetch(link: str, known: Validators | None) -> Fetched:
    """Return the page of *link*, which is on loopback, where the bot's own fetcher goes nowhere."""
    del known
    async with aiohttp.ClientSession() as session, session.get(link) as page:
        return Fetched(await page.read(), "text/markdown", "utf-8", link)
