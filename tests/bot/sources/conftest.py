"""A server whose moderator posts sources, and the web that they link to."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.running import app_in, running
from tests.bot.sources.site import Site, Stage
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    app, site = app_in(tmp_path), Site()
    async with (
        DiscordDouble((1, 2)) as discord,
        running(discord, app, tmp_path, site.fetch),
    ):
        yield Stage(discord, app, site, Person(discord, moderates=True), Person(discord, "bob"))
    app.database.close()
