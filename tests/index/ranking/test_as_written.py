"""Days, times and amounts of one question are each written as an article has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.as_written import as_articles_write, as_written_in
from tests.doubles.articles import snapshot_of

TEXT = "On 4 May, at 20:00, twelve boats with 1,200 barrels left."


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("did 12 boats leave on May 4th", "did twelve boats leave on 4 May"),
        ("what left at 8 pm on may the 4th", "what left at 20:00 on 4 May"),
        ("what left with 1200 barrels at 8pm", "what left with 1,200 barrels at 20:00"),
        ("what left on 5 May at 9 pm", "what left on 5 May at 9 pm"),
    ],
)
def test_each_is_written_as_the_text_has_it(typed: str, written: str) -> None:
    assert as_written_in(TEXT, typed) == written
    assert as_articles_write(typed, snapshot_of(TEXT)) == written


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_taken(question: str, text: str) -> None:
    assert isinstance(as_written_in(text, question), str)
