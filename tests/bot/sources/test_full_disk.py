"""What was stored before the disk was full is told, and how to go on; nothing half remains."""

import json
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from discord import ui

from bot.app import App
from bot.play.double.failures import Failure
from bot.services.archives import Archives
from bot.services.heavy_work import HeavyWork
from bot.sources import archive
from bot.sources.archive_cards import export_card
from corpus.article import SourceKind
from corpus.errors import StoreUnavailable
from corpus.fetching.fetcher import Fetched, Validators
from corpus.limits import Limits
from corpus.submissions.submission import Posted
from tests.bot.cli.commands import Footnote
from tests.bot.running import app_in, running
from tests.bot.sources.site import LINK, Site, markdown
from tests.discord_double.person import Person, Upload
from tests.discord_double.reply import Reply
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, source
from tests.doubles.full_disk import full_disk

SERVER, OTHER = "discord:1", "discord:2"
TEXTS = {"a.md": MEMOIR, "b.md": MISSILES, "c.md": BRIDGE}
FULL = "the disk is full: free some space and try again."
MORE_THAN_ALL_WRITES = 60
"""Writes that three articles take at most; the tests check that it is enough."""


def plain(said: Reply) -> str:
    """Return the text of a reply without the marks that keep Discord from styling it."""
    return said.text.replace("\u2060", "")


@pytest.fixture
def footnote(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Footnote:
    (tmp_path / "none").mkdir()
    monkeypatch.setenv("FOOTNOTE_ARTICLES", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)
    for name, text in TEXTS.items():
        Path(name).write_text(f"# {name}\n\n{text}\n", encoding="utf-8")
    return Footnote(monkeypatch, capsys)


def homes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[int]:
    """Yield after how many writes the disk is full, each time with a new data directory."""
    for after in range(MORE_THAN_ALL_WRITES):
        monkeypatch.setenv("FOOTNOTE_HOME", str(tmp_path / str(after)))
        yield after


@pytest.mark.slow
def test_what_was_added_before_the_disk_was_full_is_told(
    footnote: Footnote, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stored: set[int] = set()
    for after in homes(monkeypatch, tmp_path):
        footnote("source", "list")
        with full_disk(after):
            said = footnote("source", "add", *TEXTS, "--json")
        outcomes = json.loads(said.out)
        held = json.loads(footnote("source", "list", "--json").out)

        added = [each for each in outcomes if "id" in each]
        assert added == held
        assert [each.get("source") for each in outcomes[len(added) :]] == list(TEXTS)[len(added) :]
        assert said.status == (len(added) < len(TEXTS))
        if len(added) == len(TEXTS):
            break
        assert outcomes[len(added)]["error"].endswith(FULL)
        assert all("was not reached" in each["error"] for each in outcomes[len(added) + 1 :])
        stored.add(len(added))
    assert stored == {0, 1, 2}


def test_people_are_told_what_was_added_and_how_to_go_on(footnote: Footnote) -> None:
    footnote("source", "list")
    with full_disk(after=10):
        said = footnote("source", "add", *TEXTS)
    again = footnote("source", "add", "b.md", "c.md")

    first, second = said.err.splitlines()
    assert "a.md" in said.out
    assert first.startswith("b.md: The database file ")
    assert first.endswith(FULL)
    assert second == "c.md was not reached: name it again when that is mended."
    assert (said.status, again.status) == (1, 0)


@pytest.mark.slow
def test_what_was_imported_before_the_disk_was_full_is_told(
    footnote: Footnote, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    footnote("source", "add", *TEXTS)
    footnote("source", "export", "all.zip")
    stored: set[int] = set()
    for after in homes(monkeypatch, tmp_path):
        footnote("source", "list")
        with full_disk(after):
            said = footnote("source", "import", "all.zip", "a.md", "--json")
        outcomes = json.loads(said.out)
        held = json.loads(footnote("source", "list", "--json").out)

        added = [each for each in outcomes if "id" in each]
        assert added == held
        if len(added) == len(TEXTS):
            break
        failed, unreached = outcomes[len(added) :]
        assert (said.status, failed["source"], unreached["source"]) == (1, "all.zip", "a.md")
        assert failed["error"].endswith(FULL)
        stored.add(len(added))
    again = footnote("source", "import", "all.zip")
    assert stored == {0, 1, 2}
    assert again.err.count("already here as") == len(TEXTS)


def test_an_export_that_the_disk_has_no_room_for_leaves_no_file(
    footnote: Footnote, monkeypatch: pytest.MonkeyPatch
) -> None:
    footnote("source", "add", "a.md")

    def full(descriptor: int) -> None:
        del descriptor
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    said = footnote("source", "export", "all.zip")

    assert said.status == 1
    assert said.err == (
        "all.zip cannot be written (No space left on device): nothing was kept of it.\n"
    )
    assert not Path("all.zip").exists()


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = app_in(tmp_path)
    for name, text in TEXTS.items():
        opened.engine.writer.add(SERVER, draft(text, title=name), source(name))
    yield opened
    opened.database.close()


@pytest.fixture
def archives(app: App) -> Iterator[Archives]:
    heavy = HeavyWork()
    yield Archives(app.engine, app.database, Limits(), heavy)
    heavy.close()


@pytest.fixture
async def discord(app: App, tmp_path: Path) -> AsyncIterator[DiscordDouble]:
    async with DiscordDouble((1, 2)) as double, running(double, app, tmp_path):
        yield double


async def test_an_import_that_stopped_is_gone_on_with(app: App, archives: Archives) -> None:
    (data,) = await archives.export(SERVER, "9", 10_000_000)
    posted = Posted(SourceKind.FILE, "sources.zip", "eve", "9", data=data)
    kept, _ = await archives.offer(OTHER, "9", posted)
    added = 0

    for after in range(MORE_THAN_ALL_WRITES):
        with full_disk(after):
            done = await archives.publish(OTHER, kept.id, "9")
        added += done.added
        assert added == len(app.engine.store.articles([OTHER]))
        if done.stopped is None:
            break
        assert str(done.stopped).endswith(FULL)

    assert after > 0
    bodies = [each.body for each in app.engine.store.articles([OTHER])]
    assert sorted(bodies) == sorted(TEXTS.values())


async def test_a_moderator_is_told_what_was_imported_and_goes_on_with_the_same_button(
    app: App, archives: Archives, discord: DiscordDouble
) -> None:
    eve = Person(discord, "eve", guild=2, moderates=True)
    (data,) = await archives.export(SERVER, "9", 10_000_000)

    offered = await eve.command("source import", file=Upload("all.zip", data))
    with full_disk(after=1, counted="INSERT INTO article_versions "):
        stopped = await eve.press(offered, "Import")
    done = await eve.press(stopped, "Import")

    assert "Sources imported: 1." in stopped.text
    assert "the disk is full: free some space" in plain(stopped)
    assert "press **Import** again to go on" in stopped.text
    assert list(stopped.buttons) == ["Import", "Cancel"]
    assert "Sources imported: 2." in done.text
    assert done.buttons == {}
    assert len(app.engine.store.articles([OTHER])) == len(TEXTS)


@pytest.mark.slow
async def test_whoever_posts_while_the_disk_is_full_is_told_so(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    with ExitStack() as disk:

        async def fetch(link: str, known: Validators | None) -> Fetched:
            disk.enter_context(full_disk(after=0))  # neither what was read is kept, nor why not
            return await Site({link: markdown(MEMOIR)}).fetch(link, known)

        async with DiscordDouble() as double, running(double, app, tmp_path, fetch):
            said = await Person(double, moderates=True).command("source add", url=LINK)

    assert "the disk is full: free some space" in plain(said)
    app.database.close()


@pytest.mark.slow
async def test_each_of_several_sources_is_told_of_when_the_disk_is_full(tmp_path: Path) -> None:
    links = ["https://news.example/1", "https://news.example/2"]
    app = app_in(tmp_path)
    with ExitStack() as disk:

        async def fetch(link: str, known: Validators | None) -> Fetched:
            disk.enter_context(full_disk(after=0))
            return await Site({link: markdown(MEMOIR)}).fetch(link, known)

        async with DiscordDouble() as double, running(double, app, tmp_path, fetch):
            ada = Person(double, moderates=True)
            offer = await ada.use_menu("Add as source", ada.message(" ".join(links)))
            told = await ada.choose(offer, *links)

    for link in links:
        (said,) = (plain(each) for each in told if link in plain(each))
        assert "the disk is full: free some space" in said
    app.database.close()


async def test_an_export_that_discord_cuts_short_says_so_and_keeps_what_was_sent(
    app: App, discord: DiscordDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    del app
    ada = Person(discord, moderates=True)

    def failing(count: int, file: str, part: int, parts: int) -> ui.LayoutView:
        if part == 2:
            discord.failures.append(Failure(400))
        return export_card(count, file, part, parts)

    monkeypatch.setattr(archive, "export_card", failing)
    monkeypatch.setattr(Archives, "export", _in_parts)
    exchange = await ada.begin("source export")
    await exchange.followed_up.acquire()

    assert list(exchange.files) == ["sources-1.zip"]
    (told,) = exchange.follow_ups
    assert "Discord took 1 of 3 files" in str(told)


async def _in_parts(self: Archives, collection: str, actor: str, part_limit: int) -> list[bytes]:
    del self, collection, actor, part_limit
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        archive.writestr("a.md", MEMOIR)
    return [written.getvalue()] * 3


async def test_half_an_attachment_is_refused(app: App, discord: DiscordDouble) -> None:
    ada = Person(discord, moderates=True)
    keep = discord.keep

    def halved(name: str, data: bytes) -> dict[str, object]:
        kept = keep(name, data)
        discord.uploads[kept["id"]] = data[: len(data) // 2]
        return kept

    discord.keep = halved  # type: ignore[method-assign]  # a Discord that gives out half
    said = await ada.command("source add", file=Upload("a.txt", f"{MEMOIR} {BRIDGE}".encode()))

    assert plain(said) == "I couldn't get a.txt from Discord: upload it again."
    assert len(app.engine.store.articles([SERVER])) == len(TEXTS)


def test_the_disk_of_these_tests_is_full_for_everybody(app: App) -> None:
    with full_disk(after=0), pytest.raises(StoreUnavailable, match="the disk is full"):
        app.engine.writer.add(OTHER, draft(MEMOIR), source())
