"""A server that adds the bot is greeted once, where the bot may write, in its language."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.about.card import hello_card
from bot.client import FootnoteClient
from bot.connection.invite import PERMISSIONS, invite_link, missing
from bot.language import LANGUAGES, speaking
from bot.play.double.payloads import (
    APPLICATION,
    BOT_USER,
    GARDEN,
    GENERAL,
    SEND_MESSAGES,
    Json,
    channel,
    closed,
    forum,
    member,
    user,
)
from corpus.article import Source, SourceKind
from corpus.servers.departures import GRACE, Servers
from corpus.servers.greetings import Greetings
from corpus.servers.shards import ALL
from corpus.storage.schema import collections
from corpus.store import SAMPLE
from tests.bot.running import app_in, running
from tests.bot.staging import OTHER, Stage, staged, until
from tests.corpus.servers.sights import is_gone
from tests.discord_double.person import Person
from tests.discord_double.reply import Reply
from tests.doubles.articles import MEMOIR, POSTED_AT, draft

NEW = 7
ROOT = Path(__file__).parents[3]
DENIED = [{"id": str(NEW), "type": 0, "allow": "0", "deny": str(SEND_MESSAGES)}]


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        yield made


SHIPPED = Source(SourceKind.SAMPLE, "memoir.md", None, POSTED_AT)


async def greetings(stage: Stage, client: FootnoteClient | None = None) -> list[Json]:
    """Return what was sent once the joining was dealt with, which a later question shows."""
    await stage.member.ask(f"<@{BOT_USER}> Do volcanoes erupt?")
    assert await (client or stage.client).work_in_progress.finished(within=10)
    return unasked(stage)


def unasked(stage: Stage) -> list[Json]:
    """Return what the bot sent that replies to nobody."""
    return [each for each in stage.discord.sent if "message_reference" not in each]


def bot_joined(at: str) -> list[Json]:
    """Return the members of a server that the bot joined *at* that moment."""
    return [member(user(BOT_USER, "Footnote", bot=True)) | {"joined_at": at}]


async def test_a_new_server_is_greeted_and_those_of_before_are_not(stage: Stage) -> None:
    assert await greetings(stage) == []
    await stage.discord.add_bot(NEW)
    await until(lambda: len(stage.discord.sent) == 2)

    (hello,) = await greetings(stage)
    text = Reply(hello, None).text
    assert hello["channel_id"] == str(NEW + GENERAL)
    assert "**Hello! I answer questions about the articles that are posted here.**" in text
    for name in ("source add", "ask", "settings", "about"):
        assert f"</{name}:" in text
    assert "sample" not in text


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"system_channel_id": str(NEW + GARDEN)}, NEW + GARDEN),
        (
            {
                "system_channel_id": str(NEW + GARDEN),
                "channels": [
                    channel(NEW, GARDEN) | {"permission_overwrites": DENIED, "position": 0},
                    channel(NEW) | {"position": 1},
                ],
            },
            NEW + GENERAL,
        ),
        (
            {
                "channels": [
                    forum(NEW),
                    channel(NEW) | {"type": 5, "position": 0},
                    channel(NEW, GARDEN) | {"position": 2},
                    closed(NEW) | {"position": 1, "permission_overwrites": DENIED},
                ]
            },
            NEW + GARDEN,
        ),
    ],
)
async def test_the_hello_goes_to_the_system_channel_or_else_to_the_first_it_may_write_to(
    stage: Stage, more: dict[str, Any], where: int
) -> None:
    await stage.discord.add_bot(NEW, **more)
    await until(lambda: len(stage.discord.sent) == 1)

    assert [each["channel_id"] for each in await greetings(stage)] == [str(where)]


async def test_where_the_bot_may_write_nowhere_it_says_nothing(stage: Stage) -> None:
    only = channel(NEW) | {"permission_overwrites": DENIED}
    await stage.discord.add_bot(NEW, channels=[only, forum(NEW)])

    assert await greetings(stage) == []
    assert not stage.discord.faults


async def test_one_joining_is_greeted_once_by_whichever_process_and_a_later_one_again(
    stage: Stage, tmp_path: Path
) -> None:
    await stage.discord.add_bot(NEW)
    await until(lambda: len(stage.discord.sent) == 1)
    await stage.discord.dispatch("GUILD_DELETE", {"id": str(NEW)})
    await stage.discord.add_bot(NEW)
    assert len(await greetings(stage)) == 1

    await stage.client.drain()
    async with running(stage.discord, stage.app, tmp_path) as restarted:
        await stage.discord.dispatch("GUILD_DELETE", {"id": str(NEW)})
        await stage.discord.add_bot(NEW)
        assert len(await greetings(stage, restarted)) == 1
        await stage.discord.dispatch("GUILD_DELETE", {"id": str(NEW)})
        await stage.discord.add_bot(NEW, members=bot_joined("2026-02-01T00:00:00+00:00"))
        await until(lambda: len(unasked(stage)) == 2)


async def test_it_is_written_down_before_it_is_sent(stage: Stage) -> None:
    stage.discord.closed_channels.add(str(NEW + GENERAL))
    await stage.discord.add_bot(NEW)
    await until(lambda: f"POST /channels/{NEW + GENERAL}/messages" in stage.discord.calls)
    stage.discord.closed_channels.clear()
    await stage.discord.dispatch("GUILD_DELETE", {"id": str(NEW)})
    await stage.discord.add_bot(NEW)

    assert await greetings(stage) == []


async def test_a_server_is_greeted_in_its_language_and_told_of_the_sample(stage: Stage) -> None:
    stage.app.engine.writer.add(SAMPLE, draft(MEMOIR), SHIPPED)
    await stage.discord.add_bot(NEW, preferred_locale="de")
    await until(lambda: len(stage.discord.sent) == 1)

    text = Reply(stage.discord.sent[0], None).text
    assert text.startswith("**Hallo!")
    assert "Beispiel" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hello_says_the_same_in_every_language(language: str) -> None:
    with speaking(language):
        view = hello_card(has_sample=True)

    assert (
        sum(len(each.content) for each in view.walk_children() if hasattr(each, "content")) < 1000
    )


def test_a_server_that_is_erased_can_be_greeted_for_any_joining(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    joined_at = datetime(2026, 1, 1, tzinfo=UTC)
    greeted, servers = Greetings(app.database), Servers(app.database)
    assert greeted.begin(OTHER, joined_at)
    assert greeted.begin(OTHER, joined_at) is None
    long_ago = datetime.now(UTC) - GRACE - timedelta(days=1)
    with app.database.write() as connection:
        connection.execute(collections.update().values(left_at=long_ago))

    assert servers.erase_gone(ALL, is_gone) == (OTHER,)
    assert greeted.begin(OTHER, joined_at)
    app.database.close()


async def test_about_tells_what_is_searched_and_how_to_add_the_bot(stage: Stage) -> None:
    stage.app.engine.writer.add(SAMPLE, draft(MEMOIR), SHIPPED)

    before = await stage.member.command("about")
    stage.add(MEMOIR)
    after = await stage.member.command("about")
    elsewhere = await Person(stage.discord, "eve", guild=2).command("about")

    assert "I search a sample article until the first one is posted here." in before.text
    assert "Articles here: 1" in after.text
    assert "sample article" in elsewhere.text
    assert after.buttons["Add me to a server"]["url"] == invite_link(APPLICATION)


def test_the_link_asks_for_what_the_documentation_says_and_no_more() -> None:
    written = (ROOT / "docs" / "discord.md").read_text("utf-8")

    assert f"scope=bot+applications.commands&permissions={PERMISSIONS.value}" in written
    assert f"permissions={PERMISSIONS.value}" in invite_link(APPLICATION)
    assert not PERMISSIONS.administrator
    for name in missing(discord.Permissions.none()):
        assert f"| {name} |" in written
    assert missing(PERMISSIONS) == ()
