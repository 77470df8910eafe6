"""Moderators post, publish, refresh and withdraw sources on our own Discord, every body judged."""

import asyncio
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from bot.app import App
from corpus.article import SourceKind
from corpus.fetching.fetcher import Validators
from corpus.storage.schema import collections
from corpus.submissions.queue import SubmissionQueue
from corpus.submissions.submission import Posted
from corpus.submissions.submissions import Submissions
from tests.bot.running import app_in, running
from tests.bot.sources.site import LINK, SERVER, Site, Stage, markdown
from tests.bot.staging import until
from tests.discord_double.person import Person
from tests.discord_double.reply import Reply
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, source
from tests.doubles.claims import end_process


async def test_a_link_is_shown_to_its_moderator_alone_and_found_once_published(
    stage: Stage,
) -> None:
    stage.site.pages[LINK] = markdown(MEMOIR, MISSILES, BRIDGE)

    preview = await stage.moderator.command("source add", url=LINK, publication="The Post")

    assert preview.ephemeral
    assert "**Title:** A memoir" in preview.text
    assert "**Publication:** The Post (as you entered it)" in preview.text
    assert "**Date:** unknown" in preview.text
    assert "**Paragraphs:** 3" in preview.text
    assert list(preview.buttons) == ["Publish", "Edit details", "Cancel"]
    assert stage.bodies == []

    published = await stage.moderator.press(preview, "Publish")

    assert "Published" in published.text
    answer = await stage.member.command("ask", question="Which missiles were meant for Mexico?")
    assert "meant for Mexico" in answer.text
    assert "posted by ada" in answer.text


async def test_cancelled_sources_are_gone_and_cannot_be_published(stage: Stage) -> None:
    stage.site.pages[LINK] = markdown(MEMOIR)
    preview = await stage.moderator.command("source add", url=LINK)

    cancelled = await stage.moderator.press(preview, "Cancel")
    late = await stage.moderator.press(preview, "Publish")

    assert "nothing was published" in cancelled.text
    assert "published or cancelled already" in late.text
    assert stage.bodies == []


async def test_what_cannot_be_read_is_told_and_listed_with_its_reason(stage: Stage) -> None:
    refused = await stage.moderator.command("source add", url=LINK)
    listed = await stage.moderator.command("source list")

    assert "There is no page at that link" in refused.text
    assert "could not be read" in listed.text


async def test_neither_a_member_nor_another_server_decides(stage: Stage) -> None:
    stage.site.pages[LINK] = markdown(MEMOIR)
    preview = await stage.moderator.command("source add", url=LINK)
    shown = Reply(preview.message, None)
    stranger = Person(stage.discord, "eve", guild=2, moderates=True)

    by_member = await stage.member.press(shown, "Publish")
    by_stranger = await stranger.press(shown, "Publish")

    assert "Manage Messages" in by_member.text
    assert "published or cancelled already" in by_stranger.text
    assert stage.bodies == []


async def test_the_same_link_is_offered_as_a_replacement(stage: Stage) -> None:
    await stage.publish(MEMOIR)
    stage.site.pages[LINK] = markdown(BRIDGE, MISSILES)

    preview = await stage.moderator.command("source add", url=LINK)
    await stage.moderator.press(preview, "Replace the old one")

    assert "Already posted on" in preview.text
    assert list(preview.buttons) == ["Replace the old one", "Keep both", "Edit details", "Cancel"]
    assert stage.bodies == [f"{BRIDGE}\n\n{MISSILES}"]


async def test_a_changed_page_shows_its_changes_and_becomes_a_version(stage: Stage) -> None:
    await stage.publish(MEMOIR, BRIDGE)
    (article,) = stage.app.engine.store.articles([SERVER])
    stage.site.version, stage.site.pages[LINK] = 2, markdown(MEMOIR, MISSILES)

    shown = await stage.moderator.command("source refresh", source=article.id)
    await stage.moderator.press(shown, "Publish")

    assert "1 changed, 0 new, 0 gone, 1 as before" in shown.text
    assert stage.bodies == [f"{MEMOIR}\n\n{MISSILES}"]
    assert stage.site.asked[-1] == Validators('"1"')


async def test_an_unchanged_page_costs_nothing_and_a_stub_keeps_the_old_version(
    stage: Stage,
) -> None:
    await stage.publish(MEMOIR, BRIDGE)
    (article,) = stage.app.engine.store.articles([SERVER])

    unchanged = await stage.moderator.command("source refresh", source=article.id)
    stage.site.version, stage.site.pages[LINK] = 2, markdown("Please enable scripts to go on.")
    stub = await stage.moderator.command("source refresh", source=article.id)

    assert "has not changed" in unchanged.text
    assert "the stored version was kept" in stub.text
    assert stage.app.engine.store.articles([SERVER]) == (article,)


async def test_a_withdrawn_source_answers_nothing_until_it_is_taken_back(stage: Stage) -> None:
    await stage.publish(MEMOIR)
    (article,) = stage.app.engine.store.articles([SERVER])

    removed = await stage.moderator.command("source remove", source=article.id)
    refused = await stage.member.command("ask", question="Who is the memoir's author?")
    await stage.moderator.press(removed, "Undo")
    history = await stage.moderator.command("source history")

    assert "A moderator can add the first one." in refused.text
    assert stage.bodies == [article.body]
    assert [word for word in ("restored", "removed", "added") if word in history.text] == [
        "restored",
        "removed",
        "added",
    ]


async def test_old_answers_tell_what_became_of_their_source(stage: Stage) -> None:
    await stage.publish(MEMOIR, MISSILES)
    (article,) = stage.app.engine.store.articles([SERVER])
    answer = await stage.member.command("ask", question="Which missiles were meant for Mexico?")
    stage.app.engine.writer.replace(SERVER, article.id, draft(BRIDGE, MEMOIR), source())

    corrected = await stage.member.press(answer, "Context")
    await stage.moderator.command("source remove", source=article.id)
    withdrawn = await stage.member.press(answer, "Context")

    assert "The article was corrected on" in corrected.text
    assert "The article was withdrawn on" in withdrawn.text


async def test_the_list_tells_who_posted_a_source_and_no_id(stage: Stage) -> None:
    article = stage.app.engine.writer.add(SERVER, draft(MEMOIR), replace(source(), posted_by="ada"))

    listed = await stage.moderator.command("source list")

    assert "A memoir · ready · posted by ada <t:" in listed.text
    assert article.id not in listed.text


async def test_a_list_of_200_sources_is_paged(stage: Stage) -> None:
    for number in range(200):
        made = draft(f"{MEMOIR} Edition {number}.", title=f"Memoir {number}")
        stage.app.engine.writer.add(SERVER, made, source())

    first = await stage.moderator.command("source list")
    second = await stage.moderator.press(first, "Next")

    assert "Sources of this server: 200" in first.text
    assert "page 1 of 20" in first.text
    assert list(first.buttons) == ["Next"]
    assert "page 2 of 20" in second.text
    assert list(second.buttons) == ["Back", "Next"]


async def test_what_a_crash_interrupted_is_read_and_reported_in_its_channel(
    tmp_path: Path,
) -> None:
    app, site = app_in(tmp_path), Site({LINK: markdown(MEMOIR)})
    kept = Submissions(app.database)
    queue = SubmissionQueue(app.database)
    begun = kept.submit(SERVER, Posted(SourceKind.LINK, LINK, "ada", "7", "501"))
    queue.begin(begun.id)
    end_process(app.database)

    async with DiscordDouble() as discord, running(discord, app, tmp_path, site.fetch):
        moderator = Person(discord, moderates=True)
        await until(lambda: bool(discord.sent))
        shown = await moderator.command("source list")

    assert "waiting for your confirmation" in shown.text
    assert [each["channel_id"] for each in discord.sent] == ["501"]
    app.database.close()


async def test_whom_administrators_granted_the_command_may_press_its_buttons(stage: Stage) -> None:
    stage.site.pages[LINK] = markdown(MEMOIR)
    stage.discord.grants = [{"id": stage.member.id, "type": 2, "permission": True}]
    other = Person(stage.discord, "eve")

    preview = await stage.member.command("source add", url=LINK)
    refused = await other.press(Reply(preview.message, None), "Publish")
    published = await stage.member.press(preview, "Publish")

    assert "Manage Messages" in refused.text
    assert "Published" in published.text


async def test_a_server_that_removes_the_bot_is_marked_and_an_outage_is_not(
    tmp_path: Path,
) -> None:
    app = app_in(tmp_path)
    for number in (1, 2, 3):
        app.engine.writer.add(f"discord:{number}", draft(MEMOIR), source())
    async with DiscordDouble((1, 2)) as discord, running(discord, app, tmp_path):
        away = await _left(app, {"discord:3"})
        await discord.dispatch("GUILD_DELETE", {"id": "2", "unavailable": True})
        await discord.dispatch("GUILD_DELETE", {"id": "1"})
        removed = await _left(app, {"discord:1", "discord:3"})

    assert away == {"discord:3"}
    assert removed == {"discord:1", "discord:3"}
    app.database.close()


async def _left(app: App, expected: set[str]) -> set[str]:
    """Return the servers marked as left, once they are those expected or a while has passed."""
    gone = sa.select(collections.c.name).where(collections.c.left_at.is_not(None))
    found: set[str] = set()
    for _ in range(200):
        with app.database.read() as connection:
            found = set(connection.scalars(gone))
        if found == expected:
            break
        await asyncio.sleep(0.02)
    return found
