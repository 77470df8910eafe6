"""Years between which a question asks are those of an article that lie there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.written.year_ranges import with_years_of, years_in


@pytest.mark.parametrize(
    ("text", "asked", "told"),
    [
        ("lost in 1938", "what was lost between 1930 and 1940?", "what was lost in 1938?"),
        ("lost in 1938", "lost from 1930 to 1940", "lost in 1938"),
        ("lost in 1938", "lost 1930-1940", "lost 1938"),
        ("1993 fiel sie aus", "fiel sie zwischen 1990 und 1995 aus", "fiel sie 1993 aus"),
        ("en 1991", "\u00bfentre los a\u00f1os 1985 y 1995?", "\u00bfen 1991?"),
        ("en 1996", "repeinte entre 1990 et 2000 ?", "repeinte en 1996 ?"),
        ("from 1862 to 1955", "a mill in 1900", "a mill in from 1862 to 1955"),
        ("lost in 1938", "lost between 1950 and 1960", "lost between 1950 and 1960"),
        ("1930 and 1940", "lost between 1930 and 1940", "lost between 1930 and 1940"),
        ("lost in 1938", "in 1930 and 1940", "in 1930 and 1940"),
        ("lost in 1938", "in the 1930s", "in the 1930s"),
        ("lost in 1938", "from 1940 to 1930", "from 1940 to 1930"),
    ],
)
def test_years_are_told_by_those_of_a_text_that_lie_there(text: str, asked: str, told: str) -> None:
    assert with_years_of(text, asked) == told


@given(st.text(alphabet="1920-5 to and bis", max_size=60))
def test_years_stand_where_they_are_said_to(text: str) -> None:
    for each in years_in(text):
        assert text[each.start : each.end].endswith(str(each.last))
