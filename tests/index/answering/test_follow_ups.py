"""A question that leans on the one before is searched with it; any other is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.store import OPERATOR
from index.answering.follow_ups import LONGEST, MOST_EARLIER, in_context, leans
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, engine, source

BEFORE = "What did Esper write about missiles?"


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
    ],
)
def test_a_question_that_names_what_it_is_about_stands_alone(question: str) -> None:
    assert not leans(question)
    assert in_context(question, [BEFORE]) == question


def test_a_chain_reaches_back_to_the_question_that_stands_alone() -> None:
    chain = ["Who built the harbour?", BEFORE, "And about Iraq?"]

    assert in_context("why?", chain) == f"{BEFORE} And about Iraq? why?"


def test_no_more_turns_are_looked_at_than_stated() -> None:
    chain = [f"And number {at}?" for at in range(MOST_EARLIER + 2)]

    assert in_context("And?", chain) == " ".join([*chain[-MOST_EARLIER:], "And?"])


@given(st.text(max_size=LONGEST), st.lists(st.text(max_size=LONGEST), max_size=5))
def test_the_question_always_ends_what_is_searched(question: str, earlier: list[str]) -> None:
    found = in_context(question, earlier)

    assert found.endswith(question)
    assert len(found) <= LONGEST + MOST_EARLIER


def test_the_engine_answers_a_follow_up_from_what_came_before_and_keeps_its_words() -> None:
    asked = engine()
    asked.add(OPERATOR, draft(MEMOIR, MISSILES, BRIDGE), source())

    alone = asked.ask(OPERATOR, "And how many times?")
    answer = asked.ask(
        OPERATOR, "And how many times?", earlier=["Which missiles were meant for Mexico?"]
    )

    assert alone.passages[0].score < answer.passages[0].score
    assert answer.passages[0].text == MISSILES
    assert answer.question == "And how many times?"
