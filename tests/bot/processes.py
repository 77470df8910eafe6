"""The bot as a process of its own: by its command, or forked from one that has its imports."""

import asyncio
import multiprocessing
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from multiprocessing.context import ForkServerContext
from pathlib import Path

from bot.__main__ import main
from bot.play.double.gateway import TOKEN
from tests.bot.running import Reached

STARTS_WITHIN = 60
"""Seconds; a busy machine needs some."""

_PRELOADED = ["bot.service", "tests.bot.services.adding", "tests.bot.services.ingesting"]


class BotProcess:
    """`footnote run` with *environment*, which writes to *errors* in place of stderr."""

    def __init__(self, environment: Mapping[str, str], errors: Path) -> None:
        self._errors = errors
        self._process = forkserver().Process(target=_run, args=(dict(environment), errors))
        self._process.start()

    @property
    def returncode(self) -> int | None:
        """Return the exit status, `None` while it runs."""
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        """Send it the signal of that number."""
        os.kill(self._process.pid or 0, number)

    async def communicate(self) -> tuple[None, bytes]:
        """Return what it wrote to stderr until it ended, as a process of asyncio does."""
        while self._process.is_alive():  # noqa: ASYNC110 - its end is no event of asyncio's
            await asyncio.sleep(0.02)
        return None, self._errors.read_bytes()

    def end(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.join()


@asynccontextmanager
async def started(
    discord: Reached, home: Path, **settings: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Yield `footnote run` as a process, aimed at *discord*."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run",
        env=_environment(discord, home, TOKEN, settings), stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


@asynccontextmanager
async def forked(discord: Reached, home: Path, token: str = TOKEN) -> AsyncIterator[BotProcess]:
    """Yield what `started` does without the second and a half that its imports take."""
    process = BotProcess(_environment(discord, home, token, {}), home.parent / "stderr.txt")
    try:
        yield process
    finally:
        process.end()


async def said(process: asyncio.subprocess.Process | BotProcess) -> str:
    """Return all that the process wrote to stderr until it ended."""
    _, errors = await asyncio.wait_for(process.communicate(), STARTS_WITHIN)
    return errors.decode()


@cache
def forkserver() -> ForkServerContext:
    """Return where processes come from that have their imports behind them."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    return context


def _environment(
    discord: Reached, home: Path, token: str, settings: Mapping[str, str]
) -> dict[str, str]:
    return os.environ | {
        "FOOTNOTE_HOME": str(home),
        "FOOTNOTE_DISCORD_API": discord.api,
        "FOOTNOTE_DISCORD_GATEWAY": discord.gateway,
        "DISCORD_TOKEN": token,
        **{f"FOOTNOTE_{name}".upper(): value for name, value in settings.items()},
    }


def _run(environment: Mapping[str, str], errors: Path) -> None:
    os.environ.clear()
    os.environ.update(environment)
    with errors.open("wb") as opened:
        os.dup2(opened.fileno(), sys.stderr.fileno())
    sys.argv[1:] = ["run"]
    main()
