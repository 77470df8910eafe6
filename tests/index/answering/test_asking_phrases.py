"""What only asks is the question before, with other asking words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answering.asking_phrases import asked_otherwise, asks_openly, only_asks, without_asking


@pytest.mark.parametrize(
    ("asked", "before", "meant"),
    [
        ("since when", "who coaches rovers", "since when coaches rovers"),
        ("from where?", "when did the coach come", "from where did the coach come"),
        ("which match", "what was the biggest crowd", "which match was the biggest crowd"),
        ("how wide", "how tall can a shed be?", "how wide can a shed be"),
        ("what date", "is there a concert", "what date is there a concert"),
        ("how many of them", "what does she study", "how many of them does she study"),
        ("why", "where is the museum moving", "why is the museum moving"),
        ("y tho", "how did they nerf the warden", "why did they nerf the warden"),
        ("why so early", "when does the stage close", "why does the stage close so early"),
        ("y not", "do they fix microwaves", "why do not they fix microwaves"),
        ("why not?", "the cafe is closed", "why the cafe is closed not"),
        ("who else", "who runs the club", "who else runs the club"),
        ("anyone else?", "who runs the club?", "who else runs the club"),
        ("until when on sundays", "when do buses go", "until when do buses go on sundays"),
        ("since when exactly? 2015?", "who runs the club", "since when runs the club"),
    ],
)
def test_the_asking_words_take_the_place_of_those_before(
    asked: str, before: str, meant: str
) -> None:
    asked = asked.replace("tho", "though")

    assert only_asks(asked)
    assert asked_otherwise(asked, before) == meant


@pytest.mark.parametrize(
    "question",
    [
        "who runs the club",
        "how many were broken",
        "how many judges",
        "what about the coach",
        "and when",
        "where did he come from",
        "why did they close",
        "2015?",
        "",
    ],
)
def test_what_has_words_of_its_own_does_not_only_ask(question: str) -> None:
    assert not only_asks(question)
    assert asked_otherwise(question, "who runs the museum") is None


def test_nobody_else_is_asked_for_by_a_question_without_asking_words() -> None:
    assert asked_otherwise("who else", "is there a coach") is None


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("how many goals did the captain score?", "did the captain score"),
        ("in which year was it built", "was it built"),
        ("who runs the museum", "runs the museum"),
        ("is it open", "is it open"),
    ],
)
def test_what_asks_is_set_apart_from_the_rest(question: str, rest: str) -> None:
    assert without_asking(question) == rest
    assert asks_openly(question) == (rest != question)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_words_are_taken_as_they_come(asked: str, before: str) -> None:
    assert (asked_otherwise(asked, before) is None) or only_asks(asked)
