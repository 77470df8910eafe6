"""A question in a conversation is searched with those it goes on from, or by itself."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.questions.conversation import MOST_EARLIER
from corpus.store import OPERATOR
from index.answering.follow_ups import (
    LONGEST,
    Continued,
    continued,
    in_context,
    leans,
)
from index.engine import Engine
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, engine, source
from tests.doubles.databases import empty_database
from tests.doubles.encoder import WordEncoder
from tests.doubles.reader import NumberReader

BEFORE = "What did Esper write about missiles?"
ON_MISSILES = "Which missiles were meant for Mexico?"
ON_BRIDGE = "How many people walked across the bridge over the harbour?"


@pytest.mark.parametrize(
    "question",
    [
        "And what about Iraq?",
        "what about the bridge",
        "How about Canada?",
        "ok and in 2019?",
        "But why?",
        "when?",
        "When was it published?",
        "did he resign",
        "who told them",
        "what else",
        "for kids?",
        "til when in the evening?",
        "do i lose my skins too",
        "and last repaired?",
        "no, the museum",
        "why was that changed",
        "y tho",
        "since when exactly? 2015?",
        "the museum i mean",
        "oops meant the museum",
        "wait which year",
    ],
)
def test_a_question_that_goes_on_or_points_back_leans(question: str) -> None:
    assert leans(question)


@pytest.mark.parametrize(
    "question",
    [
        BEFORE,
        "Why did Trump want to attack Mexico when he was president?",
        "Is it possible to keep the strikes secret?",
        "Who signed that agreement?",
        "When did the bridge open?",
        "Was Andrew there?",
        "and why is the museum moving to Quay Road",
        "why did the mayor resign",
        "in which year did the war end",
        "btw how tall can it be",
        "ok different question, what does it cost",
    ],
)
def test_a_question_that_names_what_it_is_about_does_not_lean(question: str) -> None:
    assert not leans(question)


@pytest.mark.parametrize(
    "question", ["And about Iraq?", "which days?", "When did the bridge open?"]
)
def test_in_its_conversation_every_question_stands_behind_the_last(question: str) -> None:
    chain = ["Who built the harbour at Odemar?", BEFORE]

    assert in_context(question, chain) == f"{BEFORE} {question}"


@pytest.mark.parametrize("between", ["And about Iraq?", "which days?", "did he resign"])
def test_a_chain_reaches_back_to_the_question_that_stands_alone(between: str) -> None:
    chain = ["Who built the harbour at Odemar?", BEFORE, between]

    assert in_context("why?", chain) == f"{BEFORE} {between} why?"


def test_no_more_turns_are_looked_at_than_stated() -> None:
    chain = [f"And number {at}?" for at in range(MOST_EARLIER + 2)]

    assert in_context("And?", chain) == " ".join([*chain[-MOST_EARLIER:], "And?"])


def test_a_question_with_none_before_it_is_searched_as_it_is() -> None:
    assert in_context("And?", []) == "And?"


@given(st.text(max_size=LONGEST), st.lists(st.text(max_size=LONGEST), max_size=5))
def test_the_question_always_ends_what_is_searched(question: str, earlier: list[str]) -> None:
    found = in_context(question, earlier)

    assert found.endswith(question)
    assert len(found) <= LONGEST + MOST_EARLIER


def unlike(_: str, others: Sequence[str]) -> list[float]:
    return [0.0] * len(others)


def test_a_question_that_says_that_it_changes_the_subject_is_searched_without_saying_so() -> None:
    found = continued("ok different question: what does it cost", [BEFORE], unlike)

    assert found == Continued("what does it cost", "what does it cost", leans=False)


def asked() -> Engine:
    made = engine()
    made.writer.add(OPERATOR, draft(MEMOIR, MISSILES, BRIDGE), source())
    return made


def test_a_question_that_goes_on_is_answered_in_its_conversation_and_keeps_its_words() -> None:
    made = asked()

    alone = made.ask(OPERATOR, "And how many times?")
    answer = made.ask(OPERATOR, "And how many times?", earlier=[ON_MISSILES])

    assert alone.passages[0].score < answer.passages[0].score
    assert answer.passages[0].text == MISSILES
    assert answer.question == "And how many times?"


def test_a_bare_question_is_answered_in_its_conversation() -> None:
    made = asked()

    alone = made.ask(OPERATOR, "which days?")
    answer = made.ask(OPERATOR, "which days?", earlier=[ON_BRIDGE])

    assert answer.passages[0].text == BRIDGE
    assert alone.passages[0].score < answer.passages[0].score


def test_a_question_that_changes_the_subject_is_answered_by_itself() -> None:
    made = asked()

    changed = made.ask(OPERATOR, ON_BRIDGE, earlier=[ON_MISSILES])

    assert changed == made.ask(OPERATOR, ON_BRIDGE)
    assert changed.passages[0].text == BRIDGE


def test_what_no_article_tells_is_not_answered_by_what_was_spoken_of() -> None:
    made = asked()

    changed = made.ask(OPERATOR, "Why did the mayor of Velby resign?", earlier=[ON_BRIDGE])

    assert not changed.answered


def read_for(question: str, before: str = ON_MISSILES) -> set[str]:
    """Return what a reader is asked for *question*, behind the one *before*."""
    reader = NumberReader()
    made = Engine(empty_database(), WordEncoder(), reader)
    made.writer.add(OPERATOR, draft(MEMOIR, MISSILES, BRIDGE), source())

    made.ask(OPERATOR, question, earlier=[before])

    # What the question before got is looked up by asking it, too.
    return {read for read, _ in reader.asked} - {before}


@pytest.mark.parametrize("question", ["And how many times?", ON_BRIDGE])
def test_what_is_read_for_is_one_question_never_the_words_of_a_conversation(question: str) -> None:
    assert read_for(question) == {question}


def test_what_only_asks_is_read_as_the_question_before_asked_otherwise_and_as_typed() -> None:
    assert read_for("which days?") == {"which days were meant for Mexico", "which days?"}


def test_what_stands_in_no_article_is_put_in_no_place() -> None:
    before = "How long is the bridge?"

    assert "How long is the harbour" in read_for("and the harbour?", before)
    assert read_for("and the paladin?", before) == {"and the paladin?"}


def test_every_question_of_a_chain_is_made_whole_from_the_one_before() -> None:
    chain = ["what changed for the mule", "and the wren"]

    found = continued("gunship?", chain, lambda _, others: [0.5] * len(others))

    assert found.whole == "what changed for gunship"


def test_behind_a_question_for_yes_or_no_what_was_typed_comes_first() -> None:
    openly = continued("when", ["who opened the bridge"], unlike)
    for_yes = continued("when", ["is there a concert"], unlike)

    assert (openly.whole, openly.whole_first) == ("when opened the bridge", True)
    assert (for_yes.whole, for_yes.whole_first) == ("when is there a concert", False)
