"""What a process holds that answers nothing yet: `python -m benchmarks.scale.idle [SERVERS…]`.

The bot runs as operators run it, on our own Discord (`benchmarks/speed/loaded_discord.py`), whose
servers have fewer channels and roles than most real ones.
"""

import asyncio
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.speed.counted_bot import counts
from benchmarks.speed.load import Bot
from benchmarks.speed.loaded_discord import LoadedDiscord
from benchmarks.tables import head, row
from bot.play.double.gateway import TOKEN

SERVERS = (10, 2_500, 25_000)


def main() -> None:
    """Print a row for each number of servers."""
    head(("servers of one process", "MB when idle", "seconds until it can answer"))
    for servers in [int(each) for each in sys.argv[1:]] or SERVERS:
        with TemporaryDirectory() as folder:
            asyncio.run(_idle(Path(folder), servers))


async def _idle(home: Path, servers: int) -> None:
    async with LoadedDiscord(servers) as discord:
        environment = os.environ | {
            "FOOTNOTE_HOME": str(home),
            "FOOTNOTE_DISCORD_API": discord.api,
            "FOOTNOTE_DISCORD_GATEWAY": discord.gateway,
            "DISCORD_TOKEN": TOKEN,
        }
        began = time.perf_counter()
        with (home / "log").open("wb") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", env=environment, stderr=log
            )
        try:
            while not _is_ready((home / "log").read_text("utf-8")):  # noqa: ASYNC110 - a file
                await asyncio.sleep(0.2)
            seconds = time.perf_counter() - began
            bot = Bot(process.pid, counts(home / "reading"))
            await bot.quiet()
            row([servers, f"{bot.megabytes:.0f}", f"{seconds:.0f}"])
        finally:
            process.terminate()
            await process.wait()


def _is_ready(log: str) -> bool:
    return "questions can be answered" in log and "ready  " in log


if __name__ == "__main__":
    main()
