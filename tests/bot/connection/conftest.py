"""A bot that knows one article, and what it logs of Discord's failures."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.bot.connection.failing import Log, watched
from tests.bot.staging import Stage, staged
from tests.doubles.articles import MEMOIR


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        made.add(MEMOIR)
        yield made


@pytest.fixture
def log(stage: Stage, caplog: pytest.LogCaptureFixture) -> Iterator[Log]:
    del stage  # its own start is not what is watched
    with watched(caplog) as made:
        yield made
