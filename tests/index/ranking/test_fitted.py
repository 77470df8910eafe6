"""The numbers that ship weigh what is measured, each those of its own model."""

from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoding.learned_files import PACKAGED
from index.ranking.answerability import ANSWERABILITY_FEATURES
from index.ranking.fitted import Fitted, FittedReading, Network, fitted
from index.ranking.highlighter import HIGHLIGHT_FEATURES
from index.ranking.passage_features import PASSAGE_FEATURES
from index.reader.signals import (
    ANSWERABILITY_SIGNALS,
    PASSAGE_SIGNALS,
    SENTENCE_SIGNALS,
    WORDS_SIGNALS,
)

SHIPPED = [
    each.name.removesuffix(".json").rpartition("-")[2]
    for each in files("index").joinpath("fitted").iterdir()
    if each.name.endswith(".json")
]
"""The weights of the models that numbers were learned for."""


def test_the_packaged_model_has_numbers_of_its_own() -> None:
    assert PACKAGED in SHIPPED


@pytest.mark.parametrize("weights", SHIPPED)
def test_the_shipped_numbers_weigh_what_is_measured(weights: str) -> None:
    numbers = fitted(weights)

    assert numbers.ranking.signals == PASSAGE_FEATURES
    assert numbers.highlight.signals == HIGHLIGHT_FEATURES
    assert numbers.answerability.signals == ANSWERABILITY_FEATURES
    assert 0 < numbers.answer_at < numbers.medium_at < numbers.high_at < 1


def test_the_packaged_model_weighs_what_was_read() -> None:
    reading = fitted(PACKAGED).reading

    assert reading is not None
    assert reading.ranking.signals == PASSAGE_SIGNALS
    assert reading.highlight.signals == SENTENCE_SIGNALS
    assert reading.answerability.signals == ANSWERABILITY_SIGNALS
    assert reading.words.signals == WORDS_SIGNALS
    assert reading.looks_twice


@given(st.integers(min_value=1, max_value=10**6))
def test_among_few_articles_less_is_enough_and_never_more_than_among_many(articles: int) -> None:
    reading = shipped_reading()

    assert reading.few is not None
    assert reading.among(1).answer_at == reading.few.at_one
    assert reading.among(articles).answer_at <= reading.among(articles + 1).answer_at
    assert reading.among(articles).answer_at <= reading.answer_at
    assert reading.among(10**6).answer_at == reading.answer_at


@given(st.integers(min_value=1, max_value=10**6))
def test_where_nothing_was_learned_of_few_articles_they_are_as_many(articles: int) -> None:
    reading = replace(shipped_reading(), few=None)

    assert reading.among(articles) is reading


def shipped_reading() -> FittedReading:
    reading = fitted(PACKAGED).reading
    assert reading is not None
    return reading


def test_a_model_that_nothing_was_learned_for_is_weighed_as_the_packaged_one() -> None:
    assert fitted("weights of another").answer_at == fitted(PACKAGED).answer_at


@pytest.mark.parametrize("weights", SHIPPED)
def test_no_shipped_number_divides_by_nothing(weights: str) -> None:
    own = fitted(weights)
    networks = [
        each for part in (own, own.across) if part is not None for each in networks_of(part)
    ]

    assert all((each.deviation > 0).all() for each in networks)


def networks_of(numbers: Fitted) -> tuple[Network, ...]:
    return numbers.ranking, numbers.highlight, numbers.answerability
