"""Links are checked of their own accord, once asked for, and nobody is told twice."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.client import FootnoteClient
from bot.sources.background import look_after_sources
from corpus.fetching.fetcher import Validators
from corpus.storage.schema import sources
from tests.bot.running import app_in, running
from tests.bot.sources.site import LINK, SERVER, Site, Stage, markdown
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, source


class Watched(Stage):
    """A stage whose client can be made to look after its sources, as if time had passed."""

    client: FootnoteClient
    article_id: str

    async def after(self, *, told: int = 0, **passed: float) -> list[str]:
        """Return what is told once so much time has *passed*, waiting for *told* messages."""
        with self.app.database.write() as connection:
            held = connection.execute(sa.select(sources)).all()
            for row in held:
                earlier = (row.checked_at or datetime.now(UTC)) - timedelta(**passed)
                one = sources.c.article_id == row.article_id
                connection.execute(sources.update().where(one).values(checked_at=earlier))
        already = len(self.discord.sent)
        await look_after_sources(self.client)
        for _ in range(500 if told else 25):
            if told and len(self.discord.sent) >= already + told:
                break
            await asyncio.sleep(0.02)
        return [_text(each) for each in self.discord.sent[already:]]


def _text(message: dict[str, Any]) -> str:
    return "\n".join(
        part["content"] for part in message["components"][0]["components"] if "content" in part
    )


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Watched]:
    app, site = app_in(tmp_path), Site()
    async with (
        DiscordDouble((1, 2)) as discord,
        running(discord, app, tmp_path, site.fetch) as client,
    ):
        moderator = Person(discord, moderates=True)
        made = Watched(discord, app, site, moderator, Person(discord, "bob"))
        made.client = client
        await made.publish(MEMOIR, BRIDGE)
        (article,) = app.engine.store.articles([SERVER])
        made.article_id = article.id
        yield made
    app.database.close()


async def set_to(stage: Watched, every: str) -> str:
    reply = await stage.moderator.command("source schedule", source=stage.article_id, every=every)
    return reply.text


async def test_no_link_is_checked_unless_a_moderator_asked_for_it(stage: Watched) -> None:
    assert await stage.after(days=30) == []
    assert len(stage.site.asked) == 1


async def test_a_change_is_told_and_published_only_once_a_moderator_says_so(
    stage: Watched,
) -> None:
    assert "is checked every day from now on" in await set_to(stage, "daily")
    stage.site.version, stage.site.pages[LINK] = 2, markdown(MEMOIR, MISSILES)

    early = await stage.after(hours=20)
    (told,) = await stage.after(told=1, hours=5)
    again = await stage.after(days=1)
    before = stage.bodies
    message = stage.discord.sent[-1]
    preview = await stage.moderator.press_in(message, "Look at it")
    refused = await stage.member.press_in(message, "Look at it")
    await stage.moderator.press(preview, "Publish")
    listed = await stage.moderator.command("source list")

    assert early == again == []
    assert f"<@{stage.moderator.id}>, the page of **A memoir** has changed." in told
    assert stage.site.asked[-1] == Validators('"1"')
    assert before == [f"{MEMOIR}\n\n{BRIDGE}"]
    assert preview.ephemeral
    assert "1 changed, 0 new, 0 gone, 1 as before" in preview.text
    assert "Manage Messages" in refused.text
    assert stage.bodies == [f"{MEMOIR}\n\n{MISSILES}"]
    assert "checked daily" in listed.text


async def test_an_unchanged_page_is_asked_about_conditionally_and_told_to_nobody(
    stage: Watched,
) -> None:
    await set_to(stage, "weekly")

    assert await stage.after(days=6) == []
    assert len(stage.site.asked) == 1
    assert await stage.after(days=2) == []
    assert stage.site.asked[1:] == [Validators('"1"')]


async def test_a_failure_is_told_once_until_a_check_succeeds_again(stage: Watched) -> None:
    await set_to(stage, "daily")
    page = stage.site.pages.pop(LINK)

    (first,) = await stage.after(told=1, days=1)
    second = await stage.after(days=1)
    stage.site.pages[LINK] = page
    third = await stage.after(days=1)
    del stage.site.pages[LINK]
    (fourth,) = await stage.after(told=1, days=1)

    assert "could not be checked:" in first
    assert "There is no page at that link" in first
    assert second == third == []
    assert fourth == first
    assert stage.bodies == [f"{MEMOIR}\n\n{BRIDGE}"]


async def test_a_schedule_is_ended_and_files_have_none(stage: Watched) -> None:
    file = stage.app.engine.writer.add(SERVER, draft(MISSILES, title="The file"), source())
    await set_to(stage, "daily")

    offered = await stage.moderator.autocomplete("source schedule", "source", "")
    refused = await stage.moderator.command("source schedule", source=file.id, every="daily")
    assert "is not checked any more" in await set_to(stage, "off")

    assert [value for _, value in offered] == [stage.article_id]
    assert "Only links can be checked" in refused.text
    assert await stage.after(days=30) == []


async def test_where_the_bot_may_not_write_its_moderator_is_told_directly(stage: Watched) -> None:
    await set_to(stage, "daily")
    stage.discord.closed_channels.add("501")
    stage.site.version, stage.site.pages[LINK] = 2, markdown(MEMOIR, MISSILES)

    (told,) = await stage.after(told=1, days=1)

    assert "has changed" in told
    assert stage.discord.sent[-1]["channel_id"] == f"9{stage.moderator.id}"
