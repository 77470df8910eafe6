"""Sources leave a server as a file and come into another one as they were."""

import asyncio
import io
import zipfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
import sqlalchemy as sa

from bot.app import App
from bot.connection import pauses
from bot.play.double.failures import CLOSED, Failure
from bot.services.archives import Archives
from bot.services.heavy_work import HeavyWork
from bot.sources.background import Reading
from corpus.article import Article, Source, SourceKind
from corpus.errors import SourceRefused, StoreUnavailable
from corpus.limits import Limits
from corpus.storage.schema import submissions
from corpus.submissions.queue import SubmissionQueue
from corpus.submissions.submission import Posted
from index.index_writer import IndexWriter
from tests.bot.running import app_in, running
from tests.bot.staging import until
from tests.discord_double.person import Person, Upload
from tests.discord_double.reply import Reply
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, source
from tests.doubles.claims import pass_time

SERVER, OTHER = "discord:1", "discord:2"
LINKED = Source(SourceKind.LINK, "https://news.example/a", "ada", source().posted_at)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a bot that starts later look often for what is left to be told."""
    monkeypatch.setattr(pauses, "FIRST", 0.01)
    monkeypatch.setattr(Reading, "every", 0.05)


@pytest.fixture
async def discord(app: App, tmp_path: Path) -> AsyncIterator[DiscordDouble]:
    async with DiscordDouble((1, 2)) as double, running(double, app, tmp_path):
        yield double


@pytest.fixture
def app(tmp_path: Path) -> App:
    opened = app_in(tmp_path)
    opened.engine.writer.add(SERVER, draft(MEMOIR, MISSILES, title="A memoir"), LINKED)
    opened.engine.writer.add(SERVER, draft(BRIDGE, title="The bridge"), source("bridge.md"))
    return opened


@pytest.fixture
def heavy() -> Iterator[HeavyWork]:
    made = HeavyWork()
    yield made
    made.close()


def articles(app: App, collection: str) -> list[Article]:
    return list(app.engine.store.articles([collection]))


async def test_what_one_server_exports_another_imports_once(
    app: App, discord: DiscordDouble
) -> None:
    ada = Person(discord, moderates=True)
    eve = Person(discord, "eve", guild=2, moderates=True)

    exported = await ada.command("source export")
    ((name, data),) = exported.files.items()
    offered = await eve.command("source import", file=Upload(name, data))
    before = articles(app, OTHER)
    imported = await eve.press(offered, "Import")
    again = await eve.command("source import", file=Upload(name, data))
    history = await eve.command("source history")

    assert exported.ephemeral
    assert "Sources of this server: 2" in exported.text
    assert name == "sources-1.zip"
    assert "New sources in that archive: 2." in offered.text
    assert "- A memoir" in offered.text
    assert before == []
    assert "Sources imported: 2." in imported.text
    assert "Sources of that archive that are here already: 2." in again.text
    assert again.buttons == {}
    assert f"<@{eve.id}> added" in history.text
    by_body = (sorted(articles(app, each), key=lambda x: x.body) for each in (SERVER, OTHER))
    pairs = zip(*by_body, strict=True)
    for here, there in pairs:
        assert (here.body, here.paragraphs, here.metadata, here.source) == (
            there.body,
            there.paragraphs,
            there.metadata,
            there.source,
        )


async def begun_import(eve: Person) -> Reply:
    """Return what offers *eve* one article of two."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as members:
        members.writestr("bridge.md", f"# Bridge\n\n{BRIDGE}")
        members.writestr("empty.md", "")
    return await eve.command("source import", file=Upload("sources.zip", file.getvalue()))


@pytest.mark.usefixtures("hurried")
async def test_what_became_of_an_import_is_told_later_where_discord_fails_for_minutes(
    app: App, discord: DiscordDouble
) -> None:
    eve = Person(discord, "eve", guild=2, moderates=True)
    offered = await begun_import(eve)
    outage = Failure(CLOSED, route="POST /channels/502/", times=1)
    expired = Failure(404, 50027, "PATCH /webhooks/", times=9)
    discord.failures.extend([outage, expired])
    eve.gives_up_after(0.01)

    with pytest.raises(TimeoutError):
        await eve.press(offered, "Import")
    await until(lambda: outage.times == 0)
    assert discord.sent == []
    await until(lambda: is_put_off(app))
    pass_time(app.database, 1)
    await until(lambda: bool(discord.sent))
    await until(lambda: not SubmissionQueue(app.database).unsettled())

    (told,) = (Reply(each, None) for each in discord.sent)
    assert told.texts[:2] == [
        f"<@{eve.id}>",
        "**Sources imported: 1.** Every question finds them from now on.",
    ]
    assert "Not imported: 1" in told.text
    assert "This source is empty" in told.text
    assert [each.body for each in articles(app, OTHER)] == [BRIDGE]


@pytest.mark.usefixtures("hurried")
async def test_an_import_that_stopped_and_whose_reply_was_lost_can_be_gone_on_with(
    app: App, discord: DiscordDouble
) -> None:
    eve = Person(discord, "eve", guild=2, moderates=True)
    offered = await begun_import(eve)
    discord.failures.append(Failure(404, 10015, "PATCH /webhooks/", times=1))
    eve.gives_up_after(0.01)
    full = StoreUnavailable("The disk is full.")
    with patch.object(IndexWriter, "add", autospec=True, side_effect=full):
        with pytest.raises(TimeoutError):
            await eve.press(offered, "Import")
        await until(lambda: bool(discord.sent))

    stopped = Reply(discord.sent[0], None)
    eve.gives_up_after(15)
    done = await eve.press(stopped, "Import")

    assert "The import stopped before the end" in stopped.text
    assert "The disk is full" in stopped.text
    assert "Sources imported: 1." in done.text
    assert [each.body for each in articles(app, OTHER)] == [BRIDGE]


def is_put_off(app: App) -> bool:
    with app.database.read() as connection:
        row = connection.execute(sa.select(submissions)).one()
    return row.attempts == 1 and row.claimed_by is None


async def test_an_import_that_was_cancelled_adds_nothing_and_cannot_be_taken_up(
    app: App, discord: DiscordDouble
) -> None:
    eve = Person(discord, "eve", guild=2, moderates=True)
    file = Upload("bridge.md", f"# Bridge\n\n{BRIDGE}".encode())

    offered = await eve.command("source import", file=file)
    cancelled = await eve.press(offered, "Cancel")
    late = await eve.press(offered, "Import")

    assert "Nothing was imported." in cancelled.text
    assert "published or cancelled already" in late.text
    assert articles(app, OTHER) == []


async def test_neither_a_member_nor_another_server_imports(
    app: App, discord: DiscordDouble
) -> None:
    eve = Person(discord, "eve", guild=2, moderates=True)
    bob = Person(discord, "bob", guild=2)
    ada = Person(discord, moderates=True)
    file = Upload("bridge.md", f"# Bridge\n\n{BRIDGE} {MISSILES}".encode())

    offered = await eve.command("source import", file=file)
    by_member = await bob.press(Reply(offered.message, None), "Import")
    elsewhere = await ada.press(Reply(offered.message, None), "Import")

    assert "Manage Messages" in by_member.text
    assert "published or cancelled already" in elsewhere.text
    assert articles(app, OTHER) == []
    assert len(articles(app, SERVER)) == 2


async def test_a_file_that_is_no_archive_is_refused_in_a_sentence(
    app: App, discord: DiscordDouble
) -> None:
    del app
    said = await Person(discord, moderates=True).command(
        "source import", file=Upload("x.zip", b"PK\x03\x04 and nothing")
    )

    assert "damaged or locked" in said.text


async def test_an_import_keeps_to_the_limits_and_names_what_it_left_out(
    app: App, heavy: HeavyWork
) -> None:
    whole = Archives(app.engine, app.database, Limits(), heavy)
    (data,) = await whole.export(SERVER, "9", 10_000_000)
    posted = Posted(SourceKind.FILE, "sources.zip", "eve", "9", data=data)

    for limits, words in (
        (Limits(characters_each=100), "the limit for one is 100"),
        (Limits(articles=1), "1 sources, which is its limit"),
    ):
        archives = Archives(app.engine, app.database, limits, heavy)
        kept, _ = await archives.offer(OTHER, "9", posted)
        done = await archives.publish(OTHER, kept.id, "9")
        assert [reason for _, reason in done.refused if words in reason]
    assert [each.body for each in articles(app, OTHER)] == [BRIDGE]


async def test_an_empty_server_has_nothing_to_export(app: App, heavy: HeavyWork) -> None:
    with pytest.raises(SourceRefused, match="no source here yet"):
        await Archives(app.engine, app.database, Limits(), heavy).export(OTHER, "9", 10_000_000)


async def test_an_export_is_split_where_discord_would_refuse_it(app: App, heavy: HeavyWork) -> None:
    archives = Archives(app.engine, app.database, Limits(), heavy)

    parts = await archives.export(SERVER, "9", 1_000)

    names = [zipfile.ZipFile(io.BytesIO(part)).namelist() for part in parts]
    assert [len(each) for each in names] == [1, 1]


async def test_an_export_that_discord_takes_a_part_of_tells_how_much_that_was(
    discord: DiscordDouble,
) -> None:
    ada = Person(discord, moderates=True)
    discord.failures.append(Failure(400, 40005, "POST /webhooks/"))
    with patch.object(Archives, "export", autospec=True, return_value=(b"one", b"two", b"three")):
        exchange = await ada.begin("source export")
        await asyncio.wait_for(exchange.followed_up.acquire(), 30)

    (told,) = [Reply(each, ada.id) for each in exchange.follow_ups]
    assert "Discord took 1 of 3 files" in told.text
