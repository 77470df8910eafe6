"""Pauses grow, and begin no more sessions a day than Discord allows."""

import random
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.connection import pauses
from bot.connection.pauses import LONGEST, STABLE_FOR, Pauses

A_DAY = 24 * 60 * 60


@given(st.integers(min_value=0, max_value=5000))
def test_a_pause_is_bounded_and_grows_until_the_longest(earlier: int) -> None:
    made = Pauses()
    made.count = earlier

    assert pauses.FIRST / 2 <= made.next() <= LONGEST
    assert made.count == earlier + 1


@pytest.mark.parametrize("quick", range(13))
def test_no_row_of_ends_begins_1000_sessions_a_day(
    monkeypatch: pytest.MonkeyPatch, quick: int
) -> None:
    monkeypatch.setattr(pauses, "FIRST", 1.0)
    spent, begun, made = 0.0, 0, Pauses()
    with patch.object(random, "uniform", autospec=True, side_effect=min):
        while spent < A_DAY:
            for _ in range(quick):
                spent += made.next()
                begun += 1
            spent += STABLE_FOR
            begun += 1
            made.begin_anew()

    assert begun < 1000
    assert quick == 0 or begun > 90


def test_connections_that_all_end_at_once_begin_fewer_than_1000_sessions_a_day() -> None:
    made, spent = Pauses(), 0.0
    with patch.object(random, "uniform", autospec=True, side_effect=min):
        while spent < A_DAY:
            spent += made.next()

    assert made.count < 1000
