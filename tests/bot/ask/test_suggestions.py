"""Beside a refusal stand questions that are answered and articles on the subject, if there are any.

They are never called an answer, and show nobody what they may not see.
"""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from bot.play.double.payloads import BOT_USER, CLOSED, GENERAL
from corpus.questions.question import AskedQuestion, Asker
from index.suggestions.suggesting import Suggesting
from tests.bot.articles.replying import sure
from tests.bot.ask.quoting import quoted, unescape
from tests.bot.staging import OTHER, SERVER, Stage, staged
from tests.discord_double.reply import Reply, parts
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES

ME = f"<@{BOT_USER}>"
REFUSED = "I couldn't find that in this server's articles."
MISSIVES = "Who was asked about missives?"
MEANT = "Who was asked about missiles?"
ASKED = "Who is the memoir's author?"
NEAR = "In which shops of the town is that memoir sold to children?"
EVERYONES = str(1 + GENERAL)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        yield made


@pytest.fixture(autouse=True)
def patient() -> Iterator[None]:
    """Have a refusal wait until all is found, on however busy a machine."""
    with patch("bot.services.suggestions.WITHIN", 30):
        yield


def choices(reply: Reply, placeholder: str) -> list[str]:
    """Return the labels of the select with that *placeholder*, none where there is no such."""
    return [
        option["label"]
        for part in parts(reply.message)
        if part.get("placeholder") == placeholder
        for option in part["options"]
    ]


def questions(reply: Reply) -> list[str]:
    """Return the questions that can be asked instead."""
    return choices(reply, "Ask one of these instead")


def articles(reply: Reply) -> list[str]:
    """Return the titles that can be opened."""
    return choices(reply, "Articles on a similar subject")


async def answered(
    stage: Stage,
    *,
    collection: str = SERVER,
    channel: str = EVERYONES,
    private: bool = False,
) -> None:
    """Have somebody ask and get a sure answer."""
    with sure():
        asker = Asker("7", channel, private=private)
        await stage.client.questions.ask(collection, AskedQuestion(ASKED), 1, asker)


async def test_a_question_with_the_nearest_word_is_asked_about_and_answered(stage: Stage) -> None:
    stage.add(MEMOIR, MISSILES)

    card = await stage.member.command("ask", question=MISSIVES)
    answer = await stage.member.select(card, ":suggested", MEANT)

    assert [unescape(each) for each in card.texts[1:3]] == [
        REFUSED,
        f"Did you mean: {MEANT}",
    ]
    assert questions(card) == [MEANT]
    assert answer.ephemeral
    assert quoted(answer) == MISSILES
    assert "Share" in answer.buttons


async def test_a_mention_gets_the_same_in_plain_text(stage: Stage) -> None:
    stage.add(MEMOIR, MISSILES)

    reply = await stage.member.ask(f"{ME} {MISSIVES}")

    assert unescape(reply.message["content"]) == f"{REFUSED}\nDid you mean: {MEANT}"
    assert questions(reply) == [MEANT]
    assert list(reply.buttons) == ["Closest quotes", "Ask the moderators"]


async def test_what_others_asked_and_got_answered_is_suggested(stage: Stage) -> None:
    stage.add(MEMOIR, MISSILES)
    await answered(stage)

    card = await stage.member.command("ask", question=NEAR)
    answer = await stage.member.select(card, ":suggested", ASKED)

    assert unescape(card.texts[2]) == f"Questions I can answer:\n- {ASKED}"
    assert questions(card) == [ASKED]
    assert quoted(answer) == MEMOIR


@pytest.mark.parametrize(
    "how", ["private", "erased", "of another server", "in a closed channel", "source withdrawn"]
)
async def test_what_may_not_be_seen_or_is_gone_is_not_suggested(stage: Stage, how: str) -> None:
    held = stage.add(MEMOIR)
    stage.add(MISSILES, title="Missiles of the memoir")
    other = how == "of another server"
    if other:
        stage.add(MEMOIR, collection=OTHER)
    await answered(
        stage,
        collection=OTHER if other else SERVER,
        channel=str(1 + CLOSED) if how == "in a closed channel" else EVERYONES,
        private=how == "private",
    )
    if how == "erased":
        await stage.member.command("ask", question=NEAR)
        stage.personal_data.erase("7")
    if how == "source withdrawn":
        stage.app.engine.writer.remove(SERVER, held.id)

    card = await stage.member.command("ask", question=NEAR)

    assert REFUSED in unescape(card.text)
    assert questions(card) == []


async def test_an_article_on_the_subject_is_opened_from_the_refusal(stage: Stage) -> None:
    stage.add(MEMOIR)
    stage.add(BRIDGE, title="The bridge")

    asked = "Which engineers planned the bridge?"
    card = await stage.member.command("ask", question=asked, private=True)
    (opened,) = await stage.member.choose(card, "The bridge")

    assert REFUSED in unescape(card.text)
    assert articles(card) == ["The bridge"]
    assert opened.ephemeral
    assert opened.texts[0].startswith("**The bridge**")


async def test_a_question_to_one_article_gets_no_suggestions(stage: Stage) -> None:
    held = stage.add(MEMOIR, MISSILES)
    await answered(stage)

    card = await stage.member.command("ask", question=MISSIVES, article=held.id)

    assert (questions(card), articles(card)) == ([], [])


async def test_a_refusal_waits_for_no_suggestion(stage: Stage) -> None:
    stage.add(MEMOIR, MISSILES)

    with patch("bot.services.suggestions.WITHIN", 0):
        card = await stage.member.command("ask", question=MISSIVES)

    assert [unescape(each) for each in card.texts[1:]] == [REFUSED]


async def test_a_refusal_stands_where_finding_suggestions_fails(stage: Stage) -> None:
    stage.add(MEMOIR, MISSILES)

    with (
        patch.object(Suggesting, "meant", side_effect=ZeroDivisionError),
        patch.object(Suggesting, "articles", side_effect=ZeroDivisionError),
    ):
        card = await stage.member.command("ask", question=MISSIVES)

    assert [unescape(each) for each in card.texts[1:]] == [REFUSED]


async def test_while_many_are_asking_nothing_is_suggested(stage: Stage) -> None:
    stage.add(MEMOIR, MISSILES)
    urgent = stage.app.engine.questions.urgent

    with urgent(), urgent(), urgent():
        card = await stage.member.command("ask", question=MISSIVES)

    assert questions(card) == []
