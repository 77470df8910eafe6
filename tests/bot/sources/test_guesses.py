"""What is guessed of a source is offered to its moderator, and published only once confirmed."""

from datetime import date

from corpus.article import Article
from corpus.draft_json import draft_object
from corpus.storage.schema import submissions
from tests.bot.sources.site import SERVER, Stage
from tests.discord_double.person import Upload
from tests.discord_double.reply import Reply
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft

NOTE = "Ann Other is a reporter who covers the northern harbours for several newspapers."
TEXT = f"The memoir\n\nPublished 03/04/2024\n\n{MEMOIR} {MISSILES}\n\n{BRIDGE}\n\n{NOTE}"
CHANGED = """<html lang="en"><head><title>The memoir</title>
<meta property="article:modified_time" content="2026-03-14T10:00:00Z"></head>
<body><article><h1>The memoir</h1><p>{}</p><p>{}</p></article></body></html>"""


async def posted(stage: Stage, text: str = TEXT, name: str = "a.txt") -> Reply:
    return await stage.moderator.command("source add", file=Upload(name, text.encode()))


def told(reply: Reply) -> list[str]:
    """Return the lines of *reply*, with plain spaces in their days."""
    return [" ".join(line.split()) for line in reply.text.splitlines()]


def stored(stage: Stage) -> Article:
    (article,) = stage.app.engine.store.articles([SERVER])
    return article


async def test_guesses_are_shown_as_such_with_a_button_each(stage: Stage) -> None:
    preview = await posted(stage)

    assert "**Date:** unknown — perhaps 3 Apr 2024" in told(preview)
    assert "**Authors:** unknown — perhaps Ann Other" in told(preview)
    assert "No publication date is known" in preview.text
    assert list(preview.buttons) == [
        "Publish", "Edit details", "Cancel", "Use the guessed date", "Use the guessed authors",
    ]  # fmt: skip


async def test_what_nobody_confirmed_is_published_as_unknown(stage: Stage) -> None:
    preview = await posted(stage)
    published = await stage.moderator.press(preview, "Publish")
    answer = await stage.moderator.command("ask", question="What was meant for Mexico?")

    assert "perhaps" not in published.text
    assert "**Date:** unknown" in told(published)
    assert (stored(stage).metadata.published, stored(stage).metadata.authors) == (None, ())
    assert "2024" not in answer.text
    assert "Ann Other" not in answer.text


async def test_a_confirmed_guess_is_published_and_the_other_is_not(stage: Stage) -> None:
    preview = await posted(stage)
    confirmed = await stage.moderator.press(preview, "Use the guessed date")
    await stage.moderator.press(confirmed, "Publish")

    assert "**Date:** 3 Apr 2024" in told(confirmed)
    assert "**Authors:** unknown — perhaps Ann Other" in told(confirmed)
    assert "Use the guessed date" not in confirmed.buttons
    assert stored(stage).metadata.published == date(2024, 4, 3)
    assert stored(stage).metadata.authors == ()


async def test_a_guess_that_is_confirmed_twice_is_confirmed(stage: Stage) -> None:
    preview = await posted(stage)
    await stage.moderator.press(preview, "Use the guessed authors")
    again = await stage.moderator.press(preview, "Use the guessed authors")

    assert "**Authors:** Ann Other" in told(again)
    assert "**Date:** unknown — perhaps 3 Apr 2024" in told(again)


async def test_the_form_shows_guesses_without_stating_them(stage: Stage) -> None:
    preview = await posted(stage)
    form = await stage.moderator.press_for_form(preview, "Edit details")
    fields = {each["component"]["custom_id"]: each["component"] for each in form["components"]}
    edited = await stage.moderator.submit(form, {"title": "Memoirs", "published": ""}, preview)

    assert fields["published"]["placeholder"] == "perhaps 2024-04-03"
    assert fields["authors"]["placeholder"] == "perhaps Ann Other"
    assert "value" not in fields["published"]
    assert "placeholder" not in fields["title"]
    assert "**Title:** Memoirs" in told(edited)
    assert "**Date:** unknown — perhaps 3 Apr 2024" in told(edited)


async def test_what_is_typed_into_the_form_takes_the_place_of_the_guess(stage: Stage) -> None:
    preview = await posted(stage)
    form = await stage.moderator.press_for_form(preview, "Edit details")
    stated = {"title": "Memoirs", "published": "2024-03-04"}
    edited = await stage.moderator.submit(form, stated, preview)

    assert "**Date:** 4 Mar 2024" in told(edited)
    assert "Use the guessed date" not in edited.buttons


async def test_a_page_that_states_only_its_last_change_has_no_date(stage: Stage) -> None:
    preview = await posted(stage, CHANGED.format(MEMOIR, MISSILES), "a.html")
    await stage.moderator.press(preview, "Publish")

    assert "**Date:** unknown — perhaps 14 Mar 2026" in told(preview)
    assert stored(stage).metadata.published is None


async def test_a_draft_that_waited_since_an_earlier_version_offers_its_guesses(
    stage: Stage,
) -> None:
    preview = await posted(stage)
    read = draft(MEMOIR, title="The memoir")
    earlier = draft_object(read) | {"guessed": ["authors", "title"]}
    with stage.app.database.write() as connection:
        connection.execute(submissions.update().values(draft=earlier))
    again = await stage.moderator.press(preview, "Use the guessed date")

    assert "**Authors:** unknown — perhaps Jane Q. Doe" in told(again)
    assert "**Title:** The memoir" in told(again)
