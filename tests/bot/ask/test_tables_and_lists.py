"""Rows and lists in Discord: shown with their names and lines, in answers, context and shares."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from corpus.article import Article, Metadata
from corpus.assembly import Block, assemble
from corpus.questions.question import AskedQuestion
from tests.bot.ask.quoting import quoted
from tests.bot.staging import SERVER, Stage, staged
from tests.discord_double.reply import Reply
from tests.doubles.articles import source
from tests.doubles.tables import BAYS, body, heading, item, row

QUESTION = "How long is the third bay of the harbour bridge?"
NAMED = "> Bays of the harbour bridge\n"
ROW = f"{NAMED}> Bay: **third**\n> Length: **44 metres**\n> State: **cracked**"
ITEMS = [f"{number}. a bridge of paper, number {number}, as in the harbour" for number in range(30)]


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        yield made


def add(stage: Stage, *blocks: Block) -> Article:
    draft = assemble(Metadata(title="The survey"), blocks)
    return stage.app.engine.writer.add(SERVER, draft, source())


async def asked(stage: Stage, question: str = QUESTION) -> Reply:
    return await stage.member.command("ask", question=question)


async def test_a_row_is_shown_cell_by_cell_and_cited_by_where_it_stands(stage: Stage) -> None:
    add(stage, body("It was read out."), *BAYS)

    reply = await asked(stage)

    assert f"{ROW}\n-# ¹ The survey · " in reply.text
    assert "table, after ¶ 1 of 1, under “Bays of the harbour bridge”" in reply.text


async def test_a_mention_is_answered_with_the_row_too(stage: Stage) -> None:
    add(stage, *BAYS)

    assert ROW in (await stage.member.ask(f"<@1001> {QUESTION}")).text


async def test_the_context_of_a_row_is_the_rows_around_it_with_their_names(stage: Stage) -> None:
    add(stage, *BAYS, row("fourth", "50 metres", "new"), body("So it is."))

    shown = await stage.member.press(await asked(stage), "Context")

    *texts, _ = shown.texts
    assert texts == [
        f"{NAMED}> Bay: second\n> Length: 38 metres\n> State: worn",
        "> Bay: **third**\n> Length: **44 metres**\n> State: **cracked**",
        "> Bay: fourth\n> Length: 50 metres\n> State: new",
    ]


async def test_the_context_of_a_first_row_is_what_stands_above_its_table(stage: Stage) -> None:
    add(stage, BAYS[0], body("It was read out."), *BAYS[1:])

    reply = await asked(stage, "How long is the first bay of the harbour bridge?")
    shown = await stage.member.press(reply, "Context")

    assert shown.texts[:2] == [
        "> It was read out.",
        f"{NAMED}> Bay: **first**\n> Length: **31 metres**\n> State: **sound**",
    ]


async def test_what_is_shared_and_what_is_kept_show_the_same_row(stage: Stage) -> None:
    add(stage, *BAYS)
    mine = await stage.member.command("ask", question=QUESTION, private=True)

    await stage.member.press(mine, "Share")

    assert ROW in Reply(stage.discord.sent[0], None).text
    answered = await stage.client.questions.ask(SERVER, AskedQuestion(QUESTION), 3)
    given = await stage.client.questions.given(SERVER, answered.key)
    assert given == answered
    assert answered.answer.passages[0].row is not None


async def test_an_item_far_below_is_shown_under_its_line(stage: Stage) -> None:
    add(stage, body("For the memoir, bring these:"), *map(item, ITEMS))

    reply = await asked(stage, "bridge of paper number 27 as in the harbour")

    shown = [line for line in reply.text.split("\n") if line.startswith("> ")]
    assert shown[:2] == ["> For the memoir, bring these:", "> …"]
    assert "> **27\\. a bridge of paper, number 27, as in the harbour**" in shown
    assert "list, after ¶ 1 of 1" in reply.text


async def test_a_whole_list_that_was_asked_for_is_kept_whole(stage: Stage) -> None:
    add(stage, body("For the memoir, bring these:"), *map(item, ITEMS))
    question = "What to bring for the memoir?"

    reply = await asked(stage, question)

    answered = await stage.client.questions.ask(SERVER, AskedQuestion(question), 3)
    assert quoted(reply) == answered.answer.passages[0].text
    assert await stage.client.questions.given(SERVER, answered.key) == answered


async def test_a_list_under_a_heading_is_shown_with_the_heading(stage: Stage) -> None:
    add(stage, heading("For the memoir"), item("ink"), item("paper"))

    reply = await asked(stage, "What is for the memoir?")

    assert "> For the memoir\n> **ink**\n> \n> **paper**\n-# ¹" in reply.text
