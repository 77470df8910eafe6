"""The picture of a source's page comes with answers, unless the server wants none."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bot.staging import SERVER, Stage, staged
from tests.discord_double.reply import Reply, parts
from tests.doubles.articles import MEMOIR, MISSILES, draft, source

QUESTION = "Who is the memoir's author?"
PICTURE = "https://images.example.org/a.jpg"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        read = draft(MEMOIR, MISSILES)
        pictured = replace(read, metadata=replace(read.metadata, picture=PICTURE))
        made.app.engine.writer.add(SERVER, pictured, source())
        yield made


def pictures(reply: Reply) -> list[str]:
    """Return the addresses of the pictures beside the texts of *reply*."""
    beside = [part["accessory"] for part in parts(reply.message) if "accessory" in part]
    return [each["media"]["url"] for each in beside]


async def test_an_administrator_hides_pictures_and_shows_them_again(stage: Stage) -> None:
    before = await stage.member.command("ask", question=QUESTION)
    settings = await stage.administrator.command("settings")
    hidden = await stage.administrator.press(settings, "Hide pictures")
    without = await stage.member.command("ask", question=QUESTION)
    await stage.administrator.press(hidden, "Show pictures")
    again = await stage.member.command("ask", question=QUESTION)

    assert pictures(before) == [PICTURE]
    assert pictures(without) == []
    assert pictures(again) == [PICTURE]


async def test_what_was_answered_before_is_shared_without_once_pictures_are_hidden(
    stage: Stage,
) -> None:
    mine = await stage.member.command("ask", question=QUESTION, private=True)
    stage.settings.change(SERVER, pictures=False)

    await stage.member.press(mine, "Share")

    assert pictures(mine) == [PICTURE]
    assert pictures(Reply(stage.discord.sent[0], None)) == []
