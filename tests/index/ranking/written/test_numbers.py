"""Numbers and days are the same however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.written.numbers import numbers_in, stands_among


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Twelve boats on the 12th", {"12"}),
        ("1,200 oars in forty-eight days", {"1200", "48"}),
        ("version 2.4.", {"2.4"}),
        ("on 6 Sept and in December", {"6", "september", "december"}),
        ("Fridays in May", {"friday", "may"}),
        ("they may march at once", set()),
        ("one of the first", set()),
        ("in 2025 and 2026", {"2025", "2026"}),
        ("84k in the 1970s and 80s", {"84000", "1970s", "80s"}),
    ],
)
def test_numbers_have_one_form(text: str, found: set[str]) -> None:
    assert numbers_in(text) == found


@given(st.integers(0, 10**9))
def test_separators_of_thousands_tell_nothing(number: int) -> None:
    assert (
        numbers_in(f"some {number:,} crabs") == numbers_in(f"some {number} crabs") == {str(number)}
    )


@pytest.mark.parametrize(
    ("number", "text", "stands"),
    [
        ("1970s", "in 1974", True),
        ("70s", "in 1974", True),
        ("70s", "in the 1970s", True),
        ("1970s", "in 1984", False),
        ("70s", "74 boats", False),
        ("1974", "in the 1970s", False),
        ("74", "in 1974", False),
    ],
)
def test_a_year_is_one_of_its_decade(number: str, text: str, *, stands: bool) -> None:
    assert stands_among(number, numbers_in(text)) == stands
