"""Filters that name nothing are refused in private, before anyone else sees the question."""

import threading
from collections.abc import AsyncIterator
from pathlib import Path
from unittest.mock import patch

import pytest

from corpus.questions.question import AskedQuestion
from corpus.searched_articles import SearchedArticles
from index.engine import Engine
from tests.bot.ask.quoting import quoted, unescape
from tests.bot.staging import OTHER, SERVER, Stage, staged
from tests.discord_double.person import Person
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES

QUESTION = "Who is the memoir's author?"
LONG = f"A memoir of {'very ' * 30}many years"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as made:
        made.add(MEMOIR, MISSILES, title="The Café of memoirs")
        made.add(BRIDGE, title="Twice")
        made.add(MISSILES, title="twice")
        made.add(f"{MEMOIR} Again.", title=LONG)
        yield made


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        ({"article": "0" * 12}, "pick one from the list that appears while you type"),
        ({"article": "memoirs"}, "pick one from the list that appears while you type"),
        ({"article": "…"}, "pick one from the list that appears while you type"),
        ({"article": "Twice"}, "Several articles here have that title: pick one"),
        ({"publication": "The Fog"}, "ask with other filters"),
        ({"after": "2030"}, "ask with other filters"),
        ({"after": "2022", "before": "2021"}, "ask with other filters"),
        ({"publication": "The Harbour Post", "before": "2021"}, "ask with other filters"),
    ],
)
async def test_a_filter_that_no_article_fits_is_refused_in_private(
    stage: Stage, filters: dict[str, str], told: str
) -> None:
    reply = await stage.member.command("ask", question=QUESTION, **filters)

    assert reply.ephemeral
    assert told in unescape(reply.text)
    assert stage.personal_data.get(stage.member.id).questions == ()


async def test_an_article_of_another_server_is_refused_as_one_that_is_not_there(
    stage: Stage,
) -> None:
    foreign = stage.add(MEMOIR, title="Elsewhere", collection=OTHER)

    for given in (foreign.id, "Elsewhere"):
        reply = await stage.member.command("ask", question=QUESTION, article=given)
        assert (reply.ephemeral, "That article is not here" in reply.text) == (True, True)


@pytest.mark.parametrize("typed", ["The Café of memoirs", " the  cafe\u0301 OF memoirs "])
async def test_a_title_typed_out_is_as_good_as_one_picked(stage: Stage, typed: str) -> None:
    reply = await stage.member.command("ask", question=QUESTION, article=typed)

    assert not reply.ephemeral
    assert quoted(reply) == MEMOIR


async def test_a_title_that_was_cut_in_the_list_is_known_again(stage: Stage) -> None:
    ((shown, picked),) = await stage.member.autocomplete("ask", "article", "A memoir of")

    typed = await stage.member.command("ask", question=QUESTION, article=shown)
    chosen = await stage.member.command("ask", question=QUESTION, article=picked)

    assert shown.endswith("…")
    assert quoted(typed) == quoted(chosen) == f"{MEMOIR} Again."


async def test_a_direct_message_takes_titles_too(stage: Stage) -> None:
    reply = await stage.member.alone.command(
        "ask", question=QUESTION, article="the café of memoirs"
    )

    assert quoted(reply) == MEMOIR


async def test_the_questions_buttons_keep_to_the_article_that_was_named(stage: Stage) -> None:
    reply = await stage.member.command("ask", question=QUESTION, article="The Café of memoirs")

    more = await stage.member.press(reply, "More quotes")

    assert "The missiles were meant for Mexico" in more.text
    assert "Again." not in more.text


async def test_where_nothing_is_posted_that_is_what_is_told(stage: Stage) -> None:
    for article in stage.app.engine.articles.all(SERVER):
        stage.app.engine.writer.remove(SERVER, article.id)

    reply = await stage.member.command("ask", question=QUESTION, article="Twice")

    assert "There are no articles here yet." in reply.text


GERMAN = (
    "Das Museum der Leuchttürme ist an jedem Samstag von zehn bis achtzehn Uhr geöffnet, und der "
    "Eintritt kostet sechs Euro."
)


@pytest.mark.parametrize(
    ("typed", "is_english"),
    [("en", True), ("english", True), ("en-GB", True), ("de", False), (" German ", False)],
)
async def test_a_question_can_be_asked_of_articles_in_one_language(
    stage: Stage,
    typed: str,
    is_english: bool,  # noqa: FBT001 - a table
) -> None:
    stage.add(GERMAN, title="Das Museum der Leuchttürme")

    reply = await stage.member.command("ask", question=QUESTION, language=typed)

    assert (quoted(reply) == MEMOIR) is is_english


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Klingon", "I don't know the language “Klingon”: pick one from the list"),
        ("es", "No article here that fits your filters is in that language: ask without it."),
    ],
)
async def test_a_language_that_no_article_is_in_is_told_to_who_asked_alone(
    stage: Stage, typed: str, told: str
) -> None:
    reply = await stage.member.command("ask", question=QUESTION, language=typed)

    assert reply.ephemeral
    assert told in unescape(reply.text)
    assert stage.personal_data.get(stage.member.id).questions == ()


async def test_an_article_in_another_language_than_the_one_asked_for_is_refused_privately(
    stage: Stage,
) -> None:
    stage.add(GERMAN, title="Das Museum der Leuchttürme")

    reply = await stage.member.command("ask", question=QUESTION, article="Twice", language="de")

    assert reply.ephemeral


async def test_where_nothing_is_posted_a_language_is_not_refused(stage: Stage) -> None:
    for article in stage.app.engine.articles.all(SERVER):
        stage.app.engine.writer.remove(SERVER, article.id)

    reply = await stage.member.command("ask", question=QUESTION, language="de")

    assert "There are no articles here yet." in reply.text


async def test_languages_that_are_told_slowly_do_not_cost_the_acknowledgement(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.ask.command.CHECK_WITHIN", 0.2)
    released = threading.Event()

    with patch.object(Engine, "check", lambda *_: released.wait(10)):
        reply = await stage.member.command("ask", question=QUESTION, language="en")
        released.set()

    assert quoted(reply) == MEMOIR


async def test_languages_are_offered_in_the_words_of_who_types(stage: Stage) -> None:
    german = Person(stage.discord, "grete", locale="de")

    assert await stage.member.autocomplete("ask", "language", "germ") == [("German", "de")]
    assert await german.autocomplete("ask", "language", "deu") == [("Deutsch", "de")]


async def test_a_kept_question_is_asked_again_of_articles_in_the_same_language(
    stage: Stage,
) -> None:
    stage.add(GERMAN, title="Das Museum der Leuchttürme")

    await stage.member.command("ask", question=QUESTION, language="de")

    (kept,) = stage.personal_data.get(stage.member.id).questions
    assert kept.article_language == "de"


async def test_a_slow_look_up_does_not_cost_the_acknowledgement(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.ask.command.CHECK_WITHIN", 0)
    released = threading.Event()

    with patch.object(SearchedArticles, "listed", lambda *_: released.wait(10) and ()):
        reply = await stage.member.command("ask", question=QUESTION, article="0" * 12)
        released.set()

    assert "That article is not here" in reply.text


async def test_a_question_without_filters_looks_nothing_up(stage: Stage) -> None:
    with patch.object(SearchedArticles, "listed", autospec=True) as listed:
        await stage.client.lookups.fitting(SERVER, AskedQuestion(QUESTION))

    listed.assert_not_called()
