"""What the reader learns from is what it claims to be: altered pairs do not answer."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.training.reader.alterations import altered, answering, without
from benchmarks.training.reader.examples import Text
from benchmarks.training.reader.spans import best_f1, exact

TEXT = (
    "The Harbour Bridge opened in 1932. It was built by Dorman Long of Teesside. "
    "The first train crossed it in March."
)
PASSAGE = Text("Bridge", TEXT, ((0, 34), (35, 75), (76, 112)))
QUESTION = "Which company built the Harbour Bridge before 1932?"
ANSWER = (TEXT.index("Dorman"), TEXT.index("Dorman") + len("Dorman Long"))
OTHERS = ("In 1988 the Tower Tunnel was dug by Kumagai Gumi of Osaka.",)


@given(st.integers())
def test_an_altered_pair_differs_in_the_question_or_in_the_passage(seed: int) -> None:
    found = altered(QUESTION, PASSAGE, [ANSWER], OTHERS, Random(seed))  # noqa: S311 - sampling

    assert found is not None
    question, passage = found
    assert (question != QUESTION) != (passage != TEXT)


@given(st.integers())
def test_what_is_cut_out_takes_the_answer_with_it(seed: int) -> None:
    found = altered(QUESTION, PASSAGE, [ANSWER], OTHERS, Random(seed))  # noqa: S311 - sampling

    assert found is not None
    if len(found[1]) < len(TEXT) - 20:
        assert found[1] == without(PASSAGE, answering(PASSAGE, [ANSWER]))
        assert "Dorman Long" not in found[1]


@pytest.mark.parametrize(
    ("found", "marked", "f1"),
    [
        ("the 1932", ["1932"], 1.0),
        ("in March 1932", ["1932", "March"], 0.5),
        ("Dorman Long.", ["Dorman Long of Teesside"], 2 / 3),
        ("", ["1932"], 0.0),
    ],
)
def test_exact_match_and_f1_are_those_of_squad(found: str, marked: list[str], f1: float) -> None:
    assert best_f1(found, marked) == pytest.approx(f1)
    assert exact(found, marked) is (f1 == 1)
