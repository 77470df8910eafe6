"""Slips that fingers and ears make cost less than others, and few enough of them are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.spelling.slips import DOUBLED, EASY, FIRST, HARD, LEFT_OUT, cost

words = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("typed", "meant", "expected"),
    [
        ("lantern", "lantern", 0),
        ("lantrn", "lantern", LEFT_OUT),
        ("lanntern", "lantern", DOUBLED),
        ("skiper", "skipper", DOUBLED),
        ("lanetrn", "lantern", EASY),
        ("lanrern", "lantern", EASY),
        ("lantorn", "lantern", EASY),
        ("okonyo", "okonjo", EASY),
        ("lanqern", "lantern", HARD),
        ("mantern", "lantern", HARD + FIRST),
        ("lntrn", "lantern", 2 * LEFT_OUT),
    ],
)
def test_a_slip_costs_what_its_kind_does(typed: str, meant: str, expected: float) -> None:
    assert cost(typed, meant, 9) == pytest.approx(expected)


def test_what_costs_more_than_allowed_is_no_slip() -> None:
    assert cost("lanqern", "lantern", EASY) is None


@given(words, words)
def test_only_equal_words_cost_nothing_and_all_can_be_reached(one: str, other: str) -> None:
    found = cost(one, other, 100)

    assert found is not None
    assert (found == 0) == (one == other)
    assert found <= (HARD + FIRST) * max(len(one), len(other))


@given(words, words, st.floats(0, 8))
def test_a_bound_changes_nothing_below_it(one: str, other: str, most: float) -> None:
    whole = cost(one, other, 100) or 0.0

    assert cost(one, other, most) == (whole if whole <= most else None)
