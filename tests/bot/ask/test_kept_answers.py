"""One question, one answer: every button shows the one that was given, or says why it cannot."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.ask.passages import SHOWN
from corpus.questions.kept_answer import FORM
from corpus.questions.question import AskedQuestion
from corpus.storage.schema import asked_questions
from tests.bot.ask.quoting import quoted, unescape
from tests.bot.running import app_in, running
from tests.bot.staging import SERVER, Stage, staged
from tests.discord_double.person import Person
from tests.discord_double.reply import Reply
from tests.discord_double.server import DiscordDouble
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, source

QUESTION = "Who is the memoir's author?"
BETTER = "Who is the author? The memoir's author is Mike Esper, says the memoir of the author."
CHANGED = "The articles have changed since that answer: ask again."


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        yield made


async def private(person: Person) -> Reply:
    """Return a private answer."""
    return await person.command("ask", question=QUESTION, private=True)


def cards(reply: Reply) -> list[str]:
    """Return the texts of an answer, without who asked."""
    return [each for each in reply.texts if not each.startswith("-# asked by")]


async def test_what_is_shared_is_what_its_asker_saw_whatever_was_posted_since(
    stage: Stage,
) -> None:
    stage.add(MEMOIR, MISSILES)
    mine = await private(stage.member)
    stage.add(BETTER, title="Better")

    after = await stage.member.press(mine, "Share")

    (posted,) = [Reply(each, None) for each in stage.discord.sent]
    assert cards(posted) == mine.texts == after.texts
    assert quoted(await private(stage.member)) == BETTER


async def test_what_is_read_twice_is_the_same_answer(stage: Stage) -> None:
    stage.settings.change(SERVER, private_by_default=True)
    stage.add(MEMOIR)
    told = await stage.member.ask(f"<@1001> {QUESTION}")
    first = await stage.member.press(told, "Read the answer")
    stage.add(BETTER, title="Better")

    again = await stage.member.press(told, "Read the answer")

    assert again.texts == first.texts
    assert quoted(again) == MEMOIR


async def test_a_server_that_keeps_no_questions_shares_what_was_seen_too(stage: Stage) -> None:
    stage.settings.change(SERVER, keep_days=0)
    stage.add(MEMOIR)
    mine = await private(stage.member)
    stage.add(BETTER, title="Better")

    await stage.member.press(mine, "Share")

    assert cards(Reply(stage.discord.sent[0], None)) == mine.texts


async def test_the_passages_after_the_answer_are_those_that_stood_behind_it(stage: Stage) -> None:
    stage.add(MEMOIR, MISSILES, BRIDGE)
    reply = await stage.member.command("ask", question=QUESTION)
    first = await stage.member.press(reply, "More quotes")
    stage.add(BETTER, title="Better")

    assert (await stage.member.press(reply, "More quotes")).texts == first.texts


async def test_further_pages_go_on_behind_the_first_and_repeat_nothing(stage: Stage) -> None:
    stage.add(*(f"{MEMOIR} The author's chapter {number}." for number in range(7)))
    reply = await stage.member.command("ask", question=QUESTION)
    first = await stage.member.press(reply, "More quotes")
    stage.add(BETTER, title="Better")

    second = await stage.member.press(first, "More quotes")

    shown = [
        text for each in (reply, first, second) for text in each.texts if text.startswith("> ")
    ]
    assert len(shown) == len(set(shown)) == 1 + 3 + 3
    assert BETTER[:20] not in reply.text + first.text


async def test_a_withdrawn_source_is_shown_no_more_and_the_presser_learns_why(
    stage: Stage,
) -> None:
    held = stage.add(MEMOIR, MISSILES)
    mine = await private(stage.member)
    reply = await stage.member.command("ask", question=QUESTION)
    stage.app.engine.writer.remove(SERVER, held.id)

    refused = [
        await stage.member.press(mine, "Share"),
        await stage.member.press(reply, "More quotes"),
    ]

    assert [unescape(each.text) for each in refused] == [CHANGED, CHANGED]
    assert stage.discord.sent == []


@pytest.mark.parametrize("words", [MEMOIR.replace("spring", "autumn"), MEMOIR])
async def test_a_new_version_is_not_shown_in_place_of_the_one_quoted(
    stage: Stage, words: str
) -> None:
    held = stage.add(MEMOIR)
    mine = await private(stage.member)
    stage.app.engine.writer.replace(SERVER, held.id, draft(words, title="Corrected"), source())

    told = await stage.member.press(mine, "Share")

    assert unescape(told.text) == CHANGED
    assert stage.discord.sent == []


async def test_a_source_that_came_back_is_quoted_again(stage: Stage) -> None:
    held = stage.add(MEMOIR)
    mine = await private(stage.member)
    stage.app.engine.writer.remove(SERVER, held.id)
    stage.app.engine.store.restore(SERVER, held.id)

    await stage.member.press(mine, "Share")

    assert cards(Reply(stage.discord.sent[0], None)) == mine.texts


async def test_what_was_asked_before_answers_were_kept_is_asked_anew(stage: Stage) -> None:
    stage.add(MEMOIR, MISSILES)
    mine = await private(stage.member)
    with stage.app.database.write() as connection:
        connection.execute(asked_questions.update().values(answer=None))
    stage.add(BETTER, title="Better")

    await stage.member.press(mine, "Share")

    assert quoted(Reply(stage.discord.sent[0], None)) == BETTER


async def test_a_kept_answer_survives_a_restart(tmp_path: Path) -> None:
    async with DiscordDouble() as discord:
        app = app_in(tmp_path)
        app.engine.writer.add(SERVER, draft(MEMOIR, MISSILES), source())
        member = Person(discord)
        async with running(discord, app, tmp_path):
            mine = await private(member)
        app.engine.writer.add(SERVER, draft(BETTER, title="Better"), source())
        app.database.close()

        again = app_in(tmp_path)
        async with running(discord, again, tmp_path):
            await member.press(mine, "Share")
        again.database.close()

    assert cards(Reply(discord.sent[0], None)) == mine.texts


async def test_the_answer_as_kept_is_the_answer_as_given(stage: Stage) -> None:
    same = f"{BRIDGE} The memoir says so."
    stage.add(MEMOIR, BRIDGE, MISSILES)
    stage.add(BRIDGE, same, title="Elsewhere")
    stage.add("This article has an author.", title="This one")
    questions = stage.client.questions

    for question in (
        QUESTION,
        "How many people walked across the bridge over the harbour?",
        "Who wrote This one?",
        "How do volcanoes erupt?",
        "hi",
    ):
        answered = await questions.ask(SERVER, AskedQuestion(question), SHOWN)
        given = await questions.given(SERVER, answered.key)
        assert given == answered
        assert given is not None
        assert given.answer.unread == answered.answer.unread


async def test_the_words_of_an_answer_are_not_written_down_again(stage: Stage) -> None:
    stage.add(MEMOIR)
    await stage.client.questions.ask(SERVER, AskedQuestion(QUESTION), SHOWN)

    with stage.app.database.read() as connection:
        (row,) = connection.execute(asked_questions.select())

    assert row.answer["form"] == FORM
    assert "memoir" not in str(row.answer)
