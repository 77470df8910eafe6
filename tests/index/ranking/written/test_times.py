"""A time of day is searched for in the form in which an article has it."""

from functools import cache, partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.written.forms import form_in, rewritten, standing_form
from index.ranking.written.times import TIMES
from index.search.snapshot import Snapshot
from tests.doubles.articles import snapshot_of

PARAGRAPHS = (
    "The bakery opens at 5:45 and the shop at 06:30. Bread is sold out by 14:00.",
    "The bells ring at 9 p.m. and at noon. The gate shuts at 10.15 p.m. on Fridays.",
    "She gets up at quarter past three, and milks at half past four in the afternoon.",
    "The tram leaves at 0:20, the last one at 23:05. Doors open at seven in the evening.",
)


@cache
def snapshot() -> Snapshot:
    return snapshot_of(*PARAGRAPHS)


def as_written(question: str, held: Snapshot) -> str:
    """Return *question* with its times as an article of *held* has them."""
    return rewritten(question, TIMES, partial(standing_form, snapshot=held))


def as_in(question: str, text: str) -> str:
    """Return *question* with its times as *text* has them."""
    return rewritten(question, TIMES, partial(form_in, text=text))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("is there bread at 2 pm?", "is there bread at 14:00?"),
        ("is there bread at 2pm", "is there bread at 14:00"),
        ("Is there bread at 2 P.M.?", "Is there bread at 14:00?"),
        ("is there bread at two in the afternoon", "is there bread at 14:00"),
        ("is there bread at 2 o'clock", "is there bread at 14:00"),
        ("does the shop open at 6:30 am", "does the shop open at 06:30"),
        ("does the shop open at half past six", "does the shop open at 06:30"),
        ("does it open at quarter to six", "does it open at 5:45"),
        ("do the bells ring at 21:00", "do the bells ring at 9 p.m."),
        ("do the bells ring at 9pm", "do the bells ring at 9 p.m."),
        ("l\u00e4uten die Glocken um 21 Uhr?", "l\u00e4uten die Glocken um 9 p.m.?"),
        ("do the bells ring at 12:00", "do the bells ring at noon"),
        ("does the gate shut at 22:15", "does the gate shut at 10.15 p.m."),
        ("is she up at 3:15", "is she up at quarter past three"),
        ("does she milk at 16:30", "does she milk at half past four"),
        ("is the tram at 12:20 am", "is the tram at 0:20"),
        ("is the last one at 11:05 p.m.", "is the last one at 23:05"),
        ("do doors open at 19:00", "do doors open at seven in the evening"),
    ],
)
def test_a_time_is_written_as_an_article_has_it(typed: str, written: str) -> None:
    assert as_written(typed, snapshot()) == written


@pytest.mark.parametrize(
    "question",
    [
        "what opens at 5:45",
        "what happens at 3 am",
        "what happens at 8:31",
        "what costs \u20ac2.00 pm",
        "who are the 2 o'clockers",
        "is 23:05:10 the time",
        "is it 13 pm or 0 am",
        "is the score 14:0",
        "does the quarter to twelve houses belong",
        "who was at half past",
        "",
    ],
)
def test_what_no_article_has_stays_as_it_was_typed(question: str) -> None:
    assert as_written(question, snapshot()) == question


def test_a_form_that_stands_somewhere_is_not_changed_for_another() -> None:
    held = snapshot_of("The walk begins at 20:00. The talk begins at 8 pm.")

    assert as_written("what begins at 8 pm", held) == "what begins at 8 pm"
    assert as_written("what begins at 20:00", held) == "what begins at 20:00"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The walk begins at 20:00.", "what begins at 20:00"),
        ("The talk begins at 8 pm, the walk at 20:00.", "what begins at 8 pm"),
        ("It begins at eight o'clock.", "what begins at eight o'clock"),
        ("It begins at 8:00.", "what begins at 8 pm"),
        ("", "what begins at 8 pm"),
    ],
)
def test_beside_a_text_a_time_is_written_as_that_text_has_it(text: str, written: str) -> None:
    assert as_in("what begins at 8 pm", text) == written


@given(st.text(max_size=60))
def test_any_text_is_taken(text: str) -> None:
    assert isinstance(as_written(text, snapshot()), str)
