"""Chat spellings are written out where they stand as words, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.spelling.chat_spellings import plain_words, spellings


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("can u row b4 breakfast", "can you row before breakfast"),
        ("where r the oars", "where are the oars"),
        ("r u open", "are you open"),
        ("n for juniors?", "and for juniors?"),
        ("ropes n sails", "ropes and sails"),
        ("did he agree w her", "did he agree with her"),
        ("whos the cook, pls", "who is the cook, please"),
        ("wat doesnt it cover tho", "what does not it cover though"),
        ("dmg of the bow at lvl 3", "damage of the bow at level 3"),
        ("is it open til nine", "is it open until nine"),
    ],
)
def test_chat_spellings_are_written_out(typed: str, plain: str) -> None:
    assert plain_words(typed) == plain


@pytest.mark.parametrize(
    "question",
    [
        "What is U Thant known for?",
        "What is the size of n?",
        "what do n and k mean in n + k",
        "who said \u201cr u ready\u201d",
        "did the u.s. join",
        "where is the r&d office",
        "wie alt ist u",
        "Who owns the R. Stowe collection?",
        "Why was the boat sold?",
    ],
)
def test_names_quotations_formulas_and_other_languages_stay(question: str) -> None:
    assert plain_words(question) == question


@given(st.text(max_size=80))
def test_written_out_once_is_written_out_for_good(question: str) -> None:
    plain = plain_words(question)

    assert plain_words(plain) == plain


def test_what_they_stand_for_is_no_such_spelling_again() -> None:
    told = [word for plain in spellings().values() for word in plain.split()]

    assert not set(told) & set(spellings())
