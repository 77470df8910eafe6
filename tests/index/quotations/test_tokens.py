"""What is compared of a text, and what a typist is not blamed for."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.normalise import normalise
from index.quotations.tokens import ELLIPSIS, compared, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Bridge", "the bridge"),
        ("“non”", "«non»"),
        ("it\u2019s", "it's"),
        ("1914\u20131918", "1914-1918"),
        ("so — it", "so--it"),
        ("\ufb01ne \uff37\uff4f\uff52\uff44", "fine Word"),
        ("un*believ*able **bold** __word__ ~~x~~ ||y||", "unbelievable bold word x y"),
        ("wait...", "wait…"),
        ("10 000 and 5 %", "10000 and 5%"),
        ("\u22125 degrees", "-5 degrees"),
    ],
)
def test_what_a_typist_is_not_blamed_for_makes_no_difference(one: str, other: str) -> None:
    assert list(compared(one)) == list(compared(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5.3", "53"),
        ("5*3", "53"),
        ("10²", "102"),
        ("\u22125", "5"),
        ("$5", "5"),
        ("5%", "5"),
        ("10,000", "10.000"),
        ("Maße", "Masse"),
        ("résumé", "resume"),
        ("it's", "its"),
        ("well-known", "wellknown"),
        ("no, it is", "no it is"),
        ("safe?", "safe."),
        ("½", "1/2"),
    ],
)
def test_what_changes_what_is_said_makes_one(one: str, other: str) -> None:
    assert list(compared(one)) != list(compared(other))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Don\u2019t pay $5.3bn.", ["don't", "pay", "$5.3bn", "."]),
        ("e.g. 12:30", ["e", ".", "g", ".", "12:30"]),
        ("wait.. no", ["wait", ELLIPSIS, "no"]),
        ("東京は", ["東", "京", "は"]),
        ("from 10 000 to 2020 300", ["from", "10000", "to", "2020", "300"]),
    ],
)
def test_words_numbers_and_marks_are_tokens(text: str, cut: list[str]) -> None:
    assert list(compared(text)) == cut


@given(st.text(max_size=60).map(normalise))
def test_tokens_stand_in_order_and_apart_where_they_say(text: str) -> None:
    found = tokens(text)

    assert [each.text for each in found] == list(compared(text))
    assert all(each.text and each.start < each.end for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
