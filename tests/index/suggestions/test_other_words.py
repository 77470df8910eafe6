"""A word that no article has is asked about as one that they have, where that is answered."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.store import OPERATOR
from index.engine import Engine
from index.ranking.spelling.correction import corrected
from index.suggestions.other_words import answered_instead, replacements
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, engine, source


@cache
def asked() -> Engine:
    made = engine()
    made.writer.add(OPERATOR, draft(MEMOIR, MISSILES, BRIDGE), source())
    return made


def meant(question: str) -> str | None:
    """Return *question* as it is answered instead."""
    found = answered_instead(asked(), OPERATOR, question).replacement
    return found.of(question) if found else None


def test_a_word_of_the_dictionary_is_asked_about_though_it_is_not_put_right() -> None:
    question = "Who was asked about missives?"

    assert corrected(question, asked().indexes.snapshot(OPERATOR)) is None
    assert meant(question) == "Who was asked about missiles?"


def test_what_is_not_answered_either_is_not_asked_about() -> None:
    question = "What were the missives meant for?"
    (found,) = replacements(question, asked().indexes.snapshot(OPERATOR))

    assert found.of(question) == "What were the missiles meant for?"
    assert meant(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "How do volcanoes erupt?",  # nothing is near
        "How many walked?",  # what asks is no slip for a month
        "Who was asked about missiles?",  # nothing is missing
        "Who is Mr Bridger?",  # a name is not typed for what is none
        "What was the bride built of?",  # a short word of the dictionary, for the bridge
        "Who was asked about the missals?",  # two slips from one word of it to another
        'Who was asked about "missives"?',  # quoted as it was meant
    ],
)
def test_nothing_stands_for_what_may_be_meant_as_it_is(question: str) -> None:
    assert list(replacements(question, asked().indexes.snapshot(OPERATOR))) == []


def test_the_likelier_word_comes_first_and_each_replaces_one() -> None:
    question = "What did missives hit in the harbor?"

    assert [
        each.of(question) for each in replacements(question, asked().indexes.snapshot(OPERATOR))
    ] == [
        "What did missives hit in the harbour?",
        "What did missiles hit in the harbor?",
    ]


@given(st.text(max_size=60))
def test_one_word_alone_is_another_whatever_is_asked(question: str) -> None:
    for each in replacements(question, asked().indexes.snapshot(OPERATOR)):
        made = each.of(question)
        assert made.startswith(question[: each.start])
        assert made.endswith(question[each.end :])
        assert asked().indexes.snapshot(OPERATOR).count(each.text.casefold()) > 0
