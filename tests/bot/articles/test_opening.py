"""An article is opened, and asked what it surely answers."""

import pytest

from bot.play.double.payloads import CLOSED, GENERAL
from corpus.article import ParagraphKind
from corpus.assembly import Block
from corpus.questions.question import AskedQuestion, Asker
from tests.bot.articles.posting import ASKING, KEY, OPENING, body, options, posted
from tests.bot.articles.replying import sure
from tests.bot.ask.quoting import quoted, unescape
from tests.bot.staging import SERVER, Stage
from tests.doubles.articles import BRIDGE, MEMOIR


async def test_an_article_is_opened_with_its_beginning_key_sentences_and_others(
    stage: Stage,
) -> None:
    posted(
        stage,
        *body(OPENING, KEY),
        title="The *bridge*",
        author="Ines Calder",
        url="https://news.example/bridge",
    )
    stage.add(MEMOIR)
    reply = await stage.member.command("articles")

    (card,) = await stage.member.choose(reply, "The *bridge*")

    assert card.ephemeral
    head, opening, label, key = card.texts
    assert head == (
        "**The \\*bridge\\***\nInes Calder · publication unknown · date unknown\n-# 2 paragraphs"
    )
    assert (opening, label) == (f"> {OPENING}\n-# ¶ 1 of 2", "**Key sentences**")
    assert key == f"> {KEY}\n-# ¶ 2 of 2"
    assert card.buttons["Read the article"]["url"] == "https://news.example/bridge"
    assert options(card) == [("A memoir", "The Harbour Post · 6 May 2022")]


async def test_a_stated_day_comes_with_how_long_ago_it_was(stage: Stage) -> None:
    stage.add(OPENING, title="The bridge")

    (card,) = await stage.member.choose(await stage.member.command("articles"), "The bridge")

    assert "Jane Q. Doe · The Harbour Post · 6 May 2022 (<t:1651838400:R>)" in card.texts[0]


async def test_one_that_was_withdrawn_meanwhile_is_refused(stage: Stage) -> None:
    held = stage.add(OPENING, title="The bridge")
    reply = await stage.member.command("articles")
    stage.app.engine.writer.remove(SERVER, held.id)

    (told,) = await stage.member.choose(reply, "The bridge")

    assert "There is no article with the id" in unescape(told.text)


EVERYONES = str(1 + GENERAL)
"""A channel that everyone in the server sees."""


async def asked_in_public(stage: Stage, question: str) -> None:
    """Have a member ask *question* where everyone sees the answer."""
    asker = Asker("7", EVERYONES)
    await stage.client.questions.ask(SERVER, AskedQuestion(question), 1, asker)


async def test_what_it_answered_before_is_offered_and_answered_from_it_alone(
    stage: Stage,
) -> None:
    held = stage.add(MEMOIR, OPENING)
    with sure():
        await asked_in_public(stage, ASKING)
        stage.add(f"{MEMOIR} The author's memoir of an author.", title="Better")
        (card,) = await stage.member.choose(await stage.member.command("articles"), "A memoir")

    answer = await stage.member.press(card, ASKING)

    assert card.texts[-1] == "**Questions this article answers**"
    assert answer.ephemeral
    assert quoted(answer) == MEMOIR
    assert "Share" in answer.buttons
    (kept,) = stage.personal_data.get(stage.member.id).questions
    assert kept.question == ASKING
    assert held.id in card.buttons[ASKING]["custom_id"]


@pytest.mark.parametrize("how", ["private", "erased", "of another article", "kept no longer"])
async def test_what_is_private_or_gone_is_not_offered(stage: Stage, how: str) -> None:
    stage.add(MEMOIR, OPENING)
    stage.add(BRIDGE, title="The bridge")
    of_bridge = "How many people walked across the bridge over the harbour?"
    asked = AskedQuestion(of_bridge if how == "of another article" else ASKING)
    asker = Asker("7", "500", private=how == "private")
    with sure():
        await stage.client.questions.ask(SERVER, asked, 1, asker)
        if how == "erased":
            # Known to be answered, from when it could be shown.
            await stage.member.choose(await stage.member.command("articles"), "A memoir")
            stage.personal_data.erase("7")
        if how == "kept no longer":
            stage.settings.change(SERVER, keep_days=0)
            await stage.client.questions.forget_old()

        (card,) = await stage.member.choose(await stage.member.command("articles"), "A memoir")

    assert list(card.buttons) == []


async def test_what_is_less_than_surely_answered_is_not_offered(stage: Stage) -> None:
    stage.add(MEMOIR, OPENING)
    with sure():
        await asked_in_public(stage, ASKING)

    (card,) = await stage.member.choose(await stage.member.command("articles"), "A memoir")

    assert list(card.buttons) == []


async def test_what_was_asked_in_a_closed_channel_is_not_offered(stage: Stage) -> None:
    stage.add(MEMOIR, OPENING)
    with sure():
        asker = Asker("7", str(1 + CLOSED))
        await stage.client.questions.ask(SERVER, AskedQuestion(ASKING), 1, asker)
        (card,) = await stage.member.choose(await stage.member.command("articles"), "A memoir")

    assert ASKING not in card.buttons


async def test_an_article_is_asked_once_for_what_it_answers(stage: Stage) -> None:
    stage.add(MEMOIR, OPENING)
    with sure():
        await asked_in_public(stage, ASKING)
        reply = await stage.member.command("articles")
        first = await stage.member.choose(reply, "A memoir")

    again = await stage.member.choose(reply, "A memoir")

    assert [list(each.buttons) for each in (*first, *again)] == [[ASKING], [ASKING]]


async def test_a_heading_that_asks_is_offered_where_its_article_surely_answers(
    stage: Stage,
) -> None:
    posted(
        stage,
        Block(ParagraphKind.HEADING, ASKING),
        *body(MEMOIR),
        Block(ParagraphKind.HEADING, "How do volcanoes erupt?"),
        *body(OPENING),
        title="Asked",
    )

    with sure():
        (card,) = await stage.member.choose(await stage.member.command("articles"), "Asked")

    assert list(card.buttons) == [ASKING]


async def test_a_button_asks_nothing_but_what_it_was_made_for(stage: Stage) -> None:
    stage.add(MEMOIR, OPENING)
    with sure():
        await asked_in_public(stage, ASKING)
        (card,) = await stage.member.choose(await stage.member.command("articles"), "A memoir")
    card.buttons[ASKING]["label"] = "Who paid for the bridge?"

    told = await stage.member.press(card, "Who paid for the bridge?")

    assert "out of date" in told.text
    assert stage.personal_data.get(stage.member.id).questions == ()
