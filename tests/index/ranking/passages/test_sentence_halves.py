"""Words that answer stay in the half of the sentence that has what is asked about."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answer import Span
from index.ranking.passages.sentence_halves import LESS_LIKELY, answering_words, halves
from index.reader.reading import NOTHING, Reading
from tests.doubles.articles import snapshot_of

FEES = "A sloop pays 15 and a barge pays 45."


def words(question: str, text: str, likely: dict[str, float], ends: dict[str, float]) -> str | None:
    """Return the words of *text* that answer, for a reader to whom some words are *likely*."""
    (candidate,) = snapshot_of(text).candidates
    offsets = [each.span() for each in re.finditer(r"\S+", text)]
    reading = Reading(
        2.0,
        np.array([NOTHING, *(likely.get(each, NOTHING) for each in text.split(" "))]),
        np.array([NOTHING, *(ends.get(each, NOTHING) for each in text.split(" "))]),
        np.array(offsets, dtype=np.int32),
    )
    found = answering_words(question, candidate, reading, Span(0, len(text)))
    return None if found is None else text[found.span.start : found.span.end]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What does a sloop pay?", "15"),
        ("How much does a barge pay?", "45."),
        ("What does a tug pay?", "15 and a barge pays 45."),
    ],
)
def test_of_two_numbers_that_is_meant_whose_half_has_the_subject(
    question: str, answer: str
) -> None:
    begins, ends = {"15": -0.5, "45.": -1.0}, {"15": -1.0, "45.": -0.5}

    assert words(question, FEES, begins, ends) == answer


def test_much_likelier_words_stay_as_they_are() -> None:
    begins, ends = {"15": -0.1}, {"15": -0.2 - LESS_LIKELY, "45.": -0.1}

    assert words("What does a sloop pay?", FEES, begins, ends) == "15 and a barge pays 45."


def test_words_in_another_half_stay_where_they_are() -> None:
    assert words("What does a sloop pay?", FEES, {"45.": -0.1}, {"45.": -0.1}) == "45."


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (FEES, ["A sloop pays 15 and ", "a barge pays 45."]),
        ("The tug can carry 30 crates, the cutter 12.", 2),
        ("Apples are picked by hand, whereas pears are shaken from the trees.", 2),
        ("The club backs the fee; the anglers are against it.", 2),
        ("It rained. The tug sank.", 2),
        ("The council, which met on Thursday, opened the line.", 1),
        ("Salt and vinegar are sold there.", 1),
    ],
)
def test_a_sentence_is_divided_where_another_thing_is_told(
    text: str, parts: int | list[str]
) -> None:
    found = [text[start:end] for start, end in halves(text, (0, len(text)))]

    assert found == parts if isinstance(parts, list) else len(found) == parts


@given(st.text("ab12 ,.;\n", max_size=60).map(lambda text: f"{text}a and b but a, 1; 2."))
def test_halves_are_the_whole_text_in_order(text: str) -> None:
    assert "".join(text[start:end] for start, end in halves(text, (0, len(text)))) == text
