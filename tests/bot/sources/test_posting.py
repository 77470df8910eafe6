"""All ways to post a source, and all that can come of it, on our own Discord."""

import asyncio
from pathlib import Path

import docx
import pytest
from aiohttp import web

from bot.services.attempts import Attempt
from bot.services.reading_queue import ReadingQueue
from bot.services.sources import Sources
from bot.sources import posting
from corpus.article import SourceKind
from corpus.errors import SourceRefused, UnknownSubmission
from corpus.fetching.fetcher import Fetched, Validators
from corpus.fetching.politeness import PoliteFetch
from corpus.storage.outgoing import Delivery
from corpus.submissions.submission import Posted, Submission
from tests.bot.running import app_in, running
from tests.bot.sources.site import LINK, SERVER, Stage, markdown
from tests.corpus.fetching.test_fetcher import serving
from tests.discord_double.person import Person, Upload
from tests.discord_double.reply import Reply
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, source
from tests.doubles.loopback import to_loopback

LONG = " ".join(f"{MEMOIR} {MISSILES} Account {number} differs." for number in range(8))


async def test_a_link_is_read_over_the_network_and_links_inside_ask_nobody(
    tmp_path: Path,
) -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        if request.path == "/robots.txt":
            return web.Response(text="User-agent: *\nDisallow: /members")
        if request.path == "/inside":
            return web.Response(status=302, headers={"Location": "http://169.254.169.254/"})
        page = f"<html lang=en><title>A memoir</title><article><p>{MEMOIR}</p><p>{MISSILES}</p>"
        return web.Response(text=f"{page}</article></html>", content_type="text/html")

    async def at_once(_: float) -> None:
        """Wait for no host's turn."""

    app = app_in(tmp_path)
    async with serving(answer) as site, DiscordDouble() as discord:
        base = f"http://news.example.org:{site.port}"
        polite = PoliteFetch(to_loopback(site, **{"in.example.org": "10.0.0.1"}), sleep=at_once)
        refusals = {
            f"{base}/members/a": "asks bots not to read this page",
            f"{base}/inside": "asks for port 80",
            f"http://in.example.org:{site.port}/": "private network address",
            f"http://10.0.0.8:{site.port}/": "private network address",
            f"http://[::1]:{site.port}/": "private network address",
            f"http://localhost:{site.port}/": "is not a public host name",
            "file:///etc/passwd": "is not a web link",
        }
        async with running(discord, app, tmp_path, polite):
            moderator = Person(discord, moderates=True)
            preview = await moderator.command("source add", url=f"{base}/memoir")
            await moderator.press(preview, "Publish")
            told = {
                link: (await moderator.command("source add", url=link)).text for link in refusals
            }
            answer_given = await moderator.command("ask", question="What was meant for Mexico?")

    assert "meant for Mexico" in answer_given.text
    assert "**Title:** A memoir" in preview.text
    plain = {link: text.replace("\u2060", "") for link, text in told.items()}
    assert {link: words in plain[link] for link, words in refusals.items()} == dict.fromkeys(
        refusals, True
    )
    assert site.asked == ["/robots.txt", "/memoir", "/inside"]
    app.database.close()


async def test_files_of_every_kind_are_read(stage: Stage, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(f"{MISSILES} It was in Word.")
    document.save(str(tmp_path / "a.docx"))
    files = {
        "a.txt": f"{MEMOIR} It was plain.".encode(),
        "a.md": f"# Bridge\n\n{BRIDGE}".encode(),
        "a.html": f"<html><body><article><p>{LONG}</p></article></body></html>".encode(),
        "a.docx": (tmp_path / "a.docx").read_bytes(),
    }

    for name, data in files.items():
        preview = await stage.moderator.command("source add", file=Upload(name, data))
        await stage.moderator.press(preview, "Publish")

    assert len(stage.bodies) == len(files)


async def test_what_is_said_in_a_recording_is_cited_by_its_time(stage: Stage) -> None:
    said = f"WEBVTT\n\n00:05.000 --> 00:20.000\n{MEMOIR}\n\n12:40.000 --> 12:52.000\n{MISSILES}\n"

    preview = await stage.moderator.command("source add", file=Upload("talk.vtt", said.encode()))
    await stage.moderator.press(preview, "Publish")
    answer = await stage.moderator.command("ask", question="What was meant for Mexico?")

    assert "paragraph 1, at 0:05" in preview.text
    assert "at 12:40, ¶ 2 of 2" in answer.text


async def test_a_link_and_a_file_at_once_are_refused(stage: Stage) -> None:
    said = await stage.moderator.command("source add", url=LINK, file=Upload("a.txt", b"x"))

    assert "not both at once" in said.text


async def test_most_of_an_article_that_is_here_is_kept_beside_it_or_left(stage: Stage) -> None:
    await stage.publish(LONG, BRIDGE)
    copied = Upload("copy.txt", f"{LONG} And the bridge is open now to everyone.".encode())

    preview = await stage.moderator.command("source add", file=copied)
    cancelled = await stage.moderator.press(preview, "Cancel")
    again = await stage.moderator.command("source add", file=copied)
    await stage.moderator.press(again, "Keep both")

    assert "% the same as “A memoir”, posted on" in preview.text
    assert list(preview.buttons) == ["Replace the old one", "Keep both", "Edit details", "Cancel"]
    assert "nothing was published" in cancelled.text
    assert len(stage.bodies) == 2


async def test_guesses_are_marked_until_the_moderator_has_stated_them(stage: Stage) -> None:
    text = f"Memoirs of the harbour\n\n{MEMOIR} {MISSILES}\n\n{BRIDGE} {MISSILES} The harbour."

    preview = await stage.moderator.command("source add", file=Upload("a.txt", text.encode()))
    form = await stage.moderator.press_for_form(preview, "Edit details")
    edited = await stage.moderator.submit(form, {"title": "Memoirs", "authors": "A"}, preview)

    assert "**Title:** Memoirs of the harbour" in preview.text
    assert "No author is known" in preview.text
    assert "guessed" not in edited.text
    assert "No author is known" not in edited.text


async def test_the_list_opens_what_waits_and_what_failed(stage: Stage) -> None:
    stage.site.pages[LINK] = markdown(MEMOIR)
    await stage.moderator.command("source add", url=LINK)
    await stage.moderator.command("source add", url="https://news.example/gone")

    listed = await stage.moderator.command("source list")
    (failed,) = await stage.moderator.choose(listed, "https://news.example/gone")
    await stage.moderator.press(failed, "Dismiss")
    (waiting,) = await stage.moderator.choose(listed, "A memoir")
    await stage.moderator.press(waiting, "Publish")
    after = await stage.moderator.command("source list")

    assert "2 not published yet" in listed.text
    assert "There is no page at that link" in failed.text
    assert stage.bodies == [MEMOIR]
    assert "not published" not in after.text


async def test_a_page_that_now_asks_for_proof_of_being_human_keeps_the_stored_version(
    stage: Stage,
) -> None:
    await stage.publish(MEMOIR)
    (article,) = stage.app.engine.store.articles([SERVER])
    stage.site.version = 2
    stage.site.pages[LINK] = markdown("Verify you are human to go on. " * 4)

    said = await stage.moderator.command("source refresh", source=article.id)

    assert "The stored version was kept." in said.text
    assert stage.app.engine.store.articles([SERVER]) == (article,)


async def test_work_that_outlives_the_interaction_is_told_by_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "PATIENCE", 0.05)
    arrived, asked = asyncio.Event(), asyncio.Event()

    async def fetch(link: str, known: Validators | None) -> Fetched:
        del known
        asked.set()
        await arrived.wait()
        return Fetched(markdown(MEMOIR).encode(), "text/markdown", "utf-8", link)

    app = app_in(tmp_path)
    async with DiscordDouble() as discord, running(discord, app, tmp_path, fetch):
        ada = Person(discord, moderates=True)
        waiting = asyncio.create_task(ada.command("source add", url=LINK))
        await asked.wait()
        await asyncio.sleep(0.3)  # longer than the interaction is waited for
        arrived.set()
        for _ in range(200):
            if discord.sent:
                break
            await asyncio.sleep(0.02)
        waiting.cancel()
        told = discord.sent[0]
        preview = await ada.press_in(told, "Look at it")
        await ada.press(preview, "Publish")

    assert told["channel_id"] == "501"
    assert f"<@{ada.id}>, the source you posted has been read" in str(told["components"])
    assert [each.body for each in app.engine.store.articles([SERVER])] == [MEMOIR]
    app.database.close()


async def test_whoever_awaits_a_source_that_was_cancelled_waits_no_longer(tmp_path: Path) -> None:
    async def report(submission: Submission, attempt: Attempt) -> Delivery:
        raise AssertionError(submission, attempt)

    app = app_in(tmp_path)
    sources = Sources(app.engine, app.database)
    intake = ReadingQueue(sources.reading)
    posted = Posted(SourceKind.TEXT, "a.txt", "ada", "7", data=MEMOIR.encode())
    submission = await sources.submit(SERVER, posted)
    await sources.cancel(SERVER, submission.id)
    intake.start(report)
    with pytest.raises(UnknownSubmission):
        await intake.outcome(submission, within=60)
    await intake.stop()
    sources.close()
    app.database.close()


async def test_a_member_who_alone_installed_the_bot_posts_nothing(stage: Stage) -> None:
    alone = Person(stage.discord, "eve", moderates=True, installed_alone=True)
    stage.site.pages[LINK] = markdown(MEMOIR)

    by_command = await alone.command("source add", url=LINK)
    by_menu = await alone.use_menu("Add as source", alone.message(f"See {LINK}"))
    preview = await stage.moderator.command("source add", url=LINK)
    by_button = await alone.press(Reply(preview.message, None), "Publish")

    for said in (by_command, by_menu, by_button):
        assert "in a server that has added me" in said.text
    assert stage.bodies == []


async def test_another_servers_source_is_unknown_to_every_command(stage: Stage) -> None:
    await stage.publish(MEMOIR)
    (article,) = stage.app.engine.store.articles([SERVER])
    stranger = Person(stage.discord, "eve", guild=2, moderates=True)

    said = [
        await stranger.command(f"source {name}", source=article.id)
        for name in ("show", "edit", "refresh", "remove")
    ]
    said.append(await stranger.command("source schedule", source=article.id, every="daily"))
    history = await stranger.command("source history", source=article.id)
    suggested = await stranger.autocomplete("source show", "source", "memoir")
    listed = await stranger.command("source list")

    assert all("There is no" in each.text for each in said)
    assert "Nothing has been posted yet" in history.text
    assert suggested == []
    assert "Sources of this server: 0" in listed.text
    assert stage.app.engine.store.articles([SERVER]) == (article,)


async def test_of_200_sources_the_fitting_titles_are_suggested(stage: Stage) -> None:
    for number in range(200):
        made = draft(f"{MEMOIR} Edition {number}.", title=f"Memoir {number}")
        stage.app.engine.writer.add(SERVER, made, source())

    everything = await stage.moderator.autocomplete("source show", "source", "")
    some = await stage.moderator.autocomplete("source remove", "source", "memoir 19")

    assert len(everything) == 25
    assert {label for label, _ in some} >= {"Memoir 19", "Memoir 199"}
    assert all("Memoir 19" in label for label, _ in some)


async def test_what_waits_is_suggested_under_the_sign_that_the_list_has(stage: Stage) -> None:
    stage.site.pages[LINK] = markdown(MEMOIR)
    await stage.moderator.command("source add", url=LINK)

    ((label, _),) = await stage.moderator.autocomplete("source show", "source", "")
    listed = await stage.moderator.command("source list")

    assert label == f"📝 {LINK}"
    assert "📝 " in listed.text


async def test_one_servers_slow_sites_hold_up_nobody_else(tmp_path: Path) -> None:
    stalled, begun = asyncio.Event(), asyncio.Semaphore(0)

    async def fetch(link: str, known: Validators | None) -> Fetched:
        del known
        if "slow" in link:
            begun.release()
            await stalled.wait()
            raise SourceRefused("That site did not answer in time: try again later.")
        return Fetched(markdown(BRIDGE).encode(), "text/markdown", "utf-8", link)

    app = app_in(tmp_path)
    async with DiscordDouble((1, 2)) as discord, running(discord, app, tmp_path, fetch):
        ada = Person(discord, moderates=True)
        eve = Person(discord, "eve", guild=2, moderates=True)
        slow = [
            asyncio.create_task(ada.command("source add", url=f"https://slow.example/{number}"))
            for number in range(5)
        ]
        await begun.acquire()
        await begun.acquire()
        preview = await eve.command("source add", url="https://quick.example/a")
        listed = await ada.command("source list")
        stalled.set()
        done = await asyncio.gather(*slow)

    assert "**Paragraphs:** 1" in preview.text
    assert listed.text.count("being read") == 2
    assert listed.text.count("queued") == 3
    assert all("did not answer in time" in each.text for each in done)
    app.database.close()
