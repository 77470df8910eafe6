"""A question for the most or the least of something says so by a word of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.cell_values import Measure
from index.ranking.extremes import ways_asked


@pytest.mark.parametrize(
    ("question", "largest", "measure"),
    [
        ("whats the cheapest ticket", False, Measure.PRICE),
        ("which is the most expensive one", True, Measure.PRICE),
        ("Which machine can I book the longest?", True, Measure.DURATION),
        ("which bay is the shortest", False, Measure.LENGTH),
        ("who joined most recently", True, Measure.DAY),
        ("who was fastest", False, Measure.CLOCK),
    ],
)
def test_a_superlative_says_which_end_of_which_measure_is_asked_for(
    question: str, measure: Measure, *, largest: bool
) -> None:
    assert any(way.largest is largest and measure in way.measures for way in ways_asked(question))


@pytest.mark.parametrize(
    ("question", "largest", "name"),
    [
        ("who has the most wins", True, "win"),
        ("who has the fewest points", False, "point"),
        ("which rider has the highest score", True, "score"),
    ],
)
def test_what_is_counted_stands_behind_most(question: str, name: str, *, largest: bool) -> None:
    assert any(way.largest is largest and name in way.names for way in ways_asked(question))


@pytest.mark.parametrize(
    "question",
    [
        "",
        "how long can i book the printer",
        "do i have to be at least 14",
        "can i bring at most two bags",
        "who was second fastest",
        "what is the next cheapest",
        "what does most of the money go to",
        "who won the most",
    ],
)
def test_nothing_is_compared_that_is_not_asked_for(question: str) -> None:
    assert ways_asked(question) == ()


@given(st.text(max_size=200))
def test_any_text_may_be_asked(text: str) -> None:
    assert isinstance(ways_asked(text), tuple)
