"""A date is told by the dates between which it lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.written.date_ranges import as_dated_in


@pytest.mark.parametrize(
    ("text", "asked", "told"),
    [
        ("From 12 to 19 June", "on 15 June", "on 12 to 19 June"),
        ("June 12-19", "on June 13th", "on June 12-19"),
        ("June 28 to July 3", "on 1 July", "on June 28 to July 3"),
        ("between 3 and 9 November", "on 5 november", "on 3 and 9 November"),
        ("20 December to 6 January", "on 28 December", "on 20 December to 6 January"),
        ("zwischen dem 3. und dem 9. August", "am 5. August", "am 3. und dem 9. August"),
        ("vom 3. bis zum 9. August", "on 5 August", "on 3. bis zum 9. August"),
        ("del 14 al 20 de octubre", "el 16 de octubre", "el 14 al 20 de octubre"),
        ("du 1er au 5 mai", "le 3 mai", "le 1er au 5 mai"),
        ("on 3 and 9 November", "on 5 November", "on 5 November"),
        ("From 12 to 19 June", "on 20 June", "on 20 June"),
        ("12 to 19 June, but 15 June", "on 15 June", "on 15 June"),
        ("From 12 to 19 June", "on 32 June", "on 32 June"),
        ("From 12 to 19 June", "from 13 to 15 June", "from 13 to 15 June"),
        ("3 to 5 people in June", "on 4 June", "on 4 June"),
    ],
)
def test_what_lies_between_two_dates_is_written_as_these(text: str, asked: str, told: str) -> None:
    assert as_dated_in(text, asked) == told


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_taken(text: str, question: str) -> None:
    assert isinstance(as_dated_in(text, question), str)
