"""Forms: a source is posted with one, and its details are corrected."""

import pytest

from tests.bot.sources.site import LINK, SERVER, Stage, markdown
from tests.discord_double.person import Upload
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES


async def test_details_are_corrected_before_and_after_publishing(stage: Stage) -> None:
    stage.site.pages[LINK] = markdown(MEMOIR)
    preview = await stage.moderator.command("source add", url=LINK)

    form = await stage.moderator.press_for_form(preview, "Edit details")
    changed = await stage.moderator.submit(
        form, {"title": "Memories", "authors": "A; B", "published": "2022-05-06"}, preview
    )
    await stage.moderator.press(changed, "Publish")
    (article,) = stage.app.engine.store.articles([SERVER])
    again = await stage.moderator.open_form("source edit", source=article.id)
    corrected = await stage.moderator.submit(again, {"title": "Memoirs", "authors": "A"})

    assert "**Title:** Memories" in changed.text
    assert article.metadata.authors == ("A", "B")
    assert "**Title:** Memoirs" in corrected.text
    assert [each.version for each in stage.app.engine.store.articles([SERVER])] == [2]
    assert stage.bodies == [article.body]


async def test_a_day_that_is_none_is_refused_and_changes_nothing(stage: Stage) -> None:
    await stage.publish(MEMOIR)
    (article,) = stage.app.engine.store.articles([SERVER])
    form = await stage.moderator.open_form("source edit", source=article.id)

    said = await stage.moderator.submit(form, {"title": "x", "published": "May"})

    assert "year-month-day" in said.text
    assert stage.app.engine.store.articles([SERVER]) == (article,)


async def test_text_is_pasted_into_a_form(stage: Stage) -> None:
    form = await stage.moderator.open_form("source add")
    text = f"{MEMOIR} {MISSILES}\n\n{BRIDGE} {MISSILES}"

    preview = await stage.moderator.submit(form, {"title": "Pasted", "text": text})
    await stage.moderator.press(preview, "Publish")

    assert "**Title:** Pasted (as you entered it)" in preview.text
    assert len(stage.bodies) == 1


async def test_what_the_command_was_told_stands_in_the_form_that_it_opens(stage: Stage) -> None:
    form = await stage.moderator.open_form("source add", title="The memoir", author="Ann Roe; Bo")

    fields = [each["component"] for each in form["components"]]
    assert [each.get("value") for each in fields[-2:]] == ["The memoir", "Ann Roe; Bo"]


async def test_a_file_is_uploaded_with_the_form(stage: Stage) -> None:
    form = await stage.moderator.open_form("source add")
    file = Upload("memoir.txt", f"{MEMOIR} {MISSILES}\n\n{BRIDGE} {MISSILES}".encode())

    preview = await stage.moderator.submit(form, {"title": "Uploaded"}, file=file)

    assert "**Title:** Uploaded (as you entered it)" in preview.text


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({}, "The form was empty"),
        ({"link": LINK, "text": MEMOIR}, "only one of them"),
    ],
)
async def test_a_form_is_given_one_thing(stage: Stage, values: dict[str, str], told: str) -> None:
    form = await stage.moderator.open_form("source add")

    refused = await stage.moderator.submit(form, values)

    assert told in refused.text
