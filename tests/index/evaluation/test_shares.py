"""Shares of questions have intervals that chance explains."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.evaluation.shares import Share, share


@given(st.lists(st.booleans(), min_size=1))
def test_the_interval_holds_the_share_and_stays_between_none_and_all(flags: list[bool]) -> None:
    found = share(flags)
    assert found.interval is not None
    assert found.value is not None
    low, high = found.interval

    assert 0 <= low <= found.value + 1e-9
    assert found.value - 1e-9 <= high <= 1


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    # Newcombe (1998), Statistics in Medicine 17, table I, method 3.
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_that_of_wilsons_score(
    part: int, whole: int, low: float, high: float
) -> None:
    assert Share(part, whole).interval == pytest.approx((low, high), abs=0.00005)


def test_a_share_is_told_with_its_interval_in_per_cent() -> None:
    assert str(Share(15, 148)) == "15 of 148 (10.1 %, 6 to 16)"
    assert str(Share(0, 0)) == "0 of 0"
