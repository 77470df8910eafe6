"""`footnote play`: our own Discord, the bot on it, and the page on which both are seen."""

import asyncio
import logging
import tempfile
import webbrowser
from pathlib import Path

from pydantic import SecretStr

from bot.app import assemble
from bot.logs import set_up_logs
from bot.output import tell
from bot.play.double.gateway import TOKEN
from bot.play.double.server import DiscordDouble
from bot.play.people import SERVER, server_payload
from bot.play.stage import Stage
from bot.play.web import Web
from bot.service import connected, go_through_proxy
from bot.settings import Settings

_HEARTBEATS_TAKE = 0.1
"""Seconds until a heartbeat is answered, as long as a network may take.

discord.py notes that it has sent one only when it has: an answer before that counts for the
heartbeat before, and every one is told to be 45 seconds late.
"""
_BEFORE_ADDED = 3.0
"""Seconds from when the bot is connected; discord.py waits 2 for the servers that it is in."""


def play(settings: Settings, *, opens: bool) -> None:
    """Run the playground until Ctrl-C; with *opens*, its page opens in the browser.

    It has a data directory of its own, which goes with it: nothing that is tried here touches
    what the operator has.

    Raises:
        FootnoteError: The model or the articles cannot be used.
    """
    set_up_logs()
    logging.getLogger().setLevel(logging.WARNING)  # who plays reads the page
    with tempfile.TemporaryDirectory(prefix="footnote-play-") as folder:
        asyncio.run(_played(settings, Path(folder), opens=opens))


async def _played(settings: Settings, folder: Path, *, opens: bool) -> None:
    async with DiscordDouble(()) as discord:
        discord.heartbeats_take = _HEARTBEATS_TAKE
        own = settings.model_copy(
            update={
                "home": folder,
                "database": None,
                "metrics": None,
                "shards": None,
                "shard_ids": None,
                "discord_token": SecretStr(TOKEN),
                "discord_api": discord.api,
                "discord_gateway": discord.gateway,
            }
        )
        go_through_proxy(own)
        async with Web(Stage(discord)) as web:
            _welcome(web.address, opens=opens)
            adding = asyncio.create_task(_add_bot(discord))
            app = assemble(own)
            try:
                await connected(app, own, TOKEN)
            finally:
                adding.cancel()
                app.close()


async def _add_bot(discord: DiscordDouble) -> None:
    """Have the bot added to the server once it is there, which it greets."""
    await discord.identified.wait()
    await asyncio.sleep(_BEFORE_ADDED)  # what it is in by then, it takes for servers of before
    discord.guilds, discord.make_guild = (SERVER,), server_payload
    await discord.add_bot(SERVER)


def _welcome(address: str, *, opens: bool) -> None:
    tell(f"Footnote is on a Discord of its own, in your browser: {address}")
    tell("Type / there to see its commands. Ctrl-C ends it, and forgets what was posted.")
    if opens:
        webbrowser.open(address)
