"""What stands under a question or a heading answers; neither of them is ever marked."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Metadata
from corpus.assembly import assemble
from corpus.store import OPERATOR
from index.answer import RankedPassage
from index.engine import Engine
from tests.doubles.articles import engine, source
from tests.doubles.tables import body, heading

ON_BRIDGES = "How many bridges cross the harbour?"
ON_TROOPS = "Are the troops of the senator a secret?"
SIXTY_ONE = "There are 61. I was surprised."
NOBODY = "Nobody talks about it here. You hear them at night."
LONG = "We have counted every evening since spring, the two of us, from the roof. " * 12
FEES = "Adults pay 20 euros. Children pay nothing."

INTERVIEW = (
    body("She has lived by the water for thirty years."),
    body(ON_BRIDGES),
    body(SIXTY_ONE),
    body(f"**{ON_TROOPS}**"),
    body(NOBODY),
    body(LONG.strip()),
    heading("What the bridge over the harbour costs"),
    body(FEES),
)


@cache
def interviewed() -> Engine:
    made = engine()
    made.writer.add(OPERATOR, assemble(Metadata(title="By the water"), INTERVIEW), source())
    return made


def marked(passage: RankedPassage) -> str:
    return passage.text[passage.highlight.start : passage.highlight.end]


def best(question: str) -> RankedPassage:
    return interviewed().ask(OPERATOR, question).passages[0]


@pytest.mark.parametrize(("question", "reply"), [(ON_BRIDGES, SIXTY_ONE), (ON_TROOPS, NOBODY)])
def test_a_question_to_an_interview_is_answered_with_the_reply(question: str, reply: str) -> None:
    found = best(question)

    assert marked(found)
    assert marked(found) in reply


def test_a_heading_tells_what_is_asked_for_and_what_stands_under_it_is_marked() -> None:
    found = best("what does the bridge over the harbour cost")

    assert found.text == FEES
    assert marked(found) in FEES


WORDS = f"{ON_BRIDGES} {ON_TROOPS} {SIXTY_ONE} {FEES} What the bridge costs".split()


# The dictionary is read by the first question that needs it, in half a second.
@settings(max_examples=40)
@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=8).map(" ".join))
def test_whatever_is_asked_no_question_and_no_heading_is_marked(question: str) -> None:
    for each in interviewed().ask(OPERATOR, question, top=9).passages:
        assert marked(each)
        assert not marked(each).rstrip("*").endswith("?")
        assert "costs" not in marked(each)
