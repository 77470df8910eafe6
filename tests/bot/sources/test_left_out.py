"""What was left out of a source is told to its moderator, who takes it in or leaves it out."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from corpus.draft_json import draft_object
from corpus.storage.schema import submissions
from tests.bot.running import app_in, running
from tests.bot.sources.site import LINK, Site, Stage
from tests.discord_double.person import Person
from tests.discord_double.reply import Reply
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft

SAID = [
    f"{each} That was said in the year {year}."
    for year in (1911, 1912)
    for each in (MEMOIR, BRIDGE)
]
LATER = [
    f"{MISSILES} That was said again in the year {year}, by somebody else."
    for year in (1921, 1922, 1923)
]
TAKE, LEAVE = "Include what was left out", "Leave it out again"
TELLS = (
    "About 80 words were left out of this source, beginning: “He was asked twice about missiles."
)


def page(*later: str) -> str:
    links = "".join(
        f"<li><a href='/{number}'>Another story of the harbour, number {number}</a></li>"
        for number in range(4)
    )
    said, more = ("".join(f"<p>{text}</p>" for text in texts) for texts in (SAID, later))
    return (
        "<!doctype html><html lang='en'><head><title>The memoir</title></head><body>"
        f"<article><h1>The memoir</h1>{said}</article><ul>{links}</ul><div>{more}</div></body>"
        "</html>"
    )


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    app, site = app_in(tmp_path), Site({LINK: page(*LATER)})
    async with (
        DiscordDouble((1, 2)) as discord,
        running(discord, app, tmp_path, site.fetch),
    ):
        yield Stage(discord, app, site, Person(discord, moderates=True), Person(discord, "bob"))
    app.database.close()


async def posted(stage: Stage) -> Reply:
    return await stage.moderator.command("source add", url=LINK)


async def test_what_was_left_out_is_told_with_a_button_to_take_it_in(stage: Stage) -> None:
    preview = await posted(stage)

    assert TELLS in preview.text
    assert "**Paragraphs:** 4" in preview.text
    assert list(preview.buttons) == ["Publish", "Edit details", "Cancel", TAKE]


async def test_published_as_it_was_read_it_lacks_what_was_left_out(stage: Stage) -> None:
    await stage.moderator.press(await posted(stage), "Publish")

    assert stage.bodies == ["\n\n".join(SAID)]


async def test_taken_in_it_is_published_and_answers(stage: Stage) -> None:
    taken_in = await stage.moderator.press(await posted(stage), TAKE)
    await stage.moderator.press(taken_in, "Publish")
    answer = await stage.member.command("ask", question="Which missiles were meant for Mexico?")

    assert TELLS not in taken_in.text
    assert "**Paragraphs:** 7" in taken_in.text
    assert list(taken_in.buttons) == ["Publish", "Edit details", "Cancel", LEAVE]
    assert stage.bodies == ["\n\n".join([*SAID, *LATER])]
    assert "meant for Mexico" in answer.text


async def test_what_was_taken_in_can_be_left_out_again(stage: Stage) -> None:
    preview = await posted(stage)
    taken_in = await stage.moderator.press(preview, TAKE)
    again = await stage.moderator.press(taken_in, LEAVE)
    await stage.moderator.press(again, "Publish")

    assert (again.text, list(again.buttons)) == (preview.text, list(preview.buttons))
    assert stage.bodies == ["\n\n".join(SAID)]


async def test_pressed_twice_it_is_taken_in_once(stage: Stage) -> None:
    preview = await posted(stage)
    await stage.moderator.press(preview, TAKE)
    twice = await stage.moderator.press(preview, TAKE)

    assert "**Paragraphs:** 7" in twice.text


async def test_neither_a_member_nor_another_server_takes_anything_in(stage: Stage) -> None:
    preview = await posted(stage)
    shown = Reply(preview.message, None)
    stranger = Person(stage.discord, "eve", guild=2, moderates=True)
    by_member = await stage.member.press(shown, TAKE)
    by_stranger = await stranger.press(shown, TAKE)
    await stage.moderator.press(preview, "Publish")

    assert "Manage Messages" in by_member.text
    assert "published or cancelled already" in by_stranger.text
    assert stage.bodies == ["\n\n".join(SAID)]


async def test_details_that_are_edited_meanwhile_are_kept(stage: Stage) -> None:
    taken_in = await stage.moderator.press(await posted(stage), TAKE)
    form = await stage.moderator.press_for_form(taken_in, "Edit details")
    edited = await stage.moderator.submit(form, {"title": "Memoirs"}, taken_in)
    again = await stage.moderator.press(edited, LEAVE)

    assert "**Paragraphs:** 7" in edited.text
    assert "**Title:** Memoirs" in again.text
    assert "**Paragraphs:** 4" in again.text


async def test_a_source_that_was_decided_on_takes_nothing_in(stage: Stage) -> None:
    preview = await posted(stage)
    await stage.moderator.press(preview, "Cancel")
    late = await stage.moderator.press(preview, TAKE)

    assert "published or cancelled already" in late.text


async def test_a_page_that_was_published_whole_is_compared_whole(stage: Stage) -> None:
    taken_in = await stage.moderator.press(await posted(stage), TAKE)
    await stage.moderator.press(taken_in, "Publish")
    (article,) = stage.app.engine.store.articles(["discord:1"])
    stage.site.version += 1
    unchanged = await stage.moderator.command("source refresh", source=article.id)
    stage.site.version += 1
    stage.site.pages[LINK] = page(*LATER[:2], f"{LATER[2]} Nobody denied it.")
    changed = await stage.moderator.command("source refresh", source=article.id)
    await stage.moderator.press(changed, "Publish")

    assert "has not changed" in unchanged.text
    assert "Paragraphs: 1 changed, 0 new, 0 gone, 6 as before" in changed.text
    assert stage.bodies == ["\n\n".join([*SAID, *LATER[:2], f"{LATER[2]} Nobody denied it."])]


async def test_a_draft_that_waited_since_an_earlier_version_has_nothing_to_take_in(
    stage: Stage,
) -> None:
    preview = await posted(stage)
    earlier = draft_object(draft(MEMOIR, title="The memoir"))
    del earlier["left_out"]
    with stage.app.database.write() as connection:
        connection.execute(submissions.update().values(draft=earlier))
    refused = await stage.moderator.press(preview, TAKE)
    published = await stage.moderator.press(preview, "Publish")

    assert "Nothing was left out of this source" in refused.text
    assert "**Paragraphs:** 1" in published.text
