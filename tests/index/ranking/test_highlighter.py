"""Which sentences of a passage are marked, given a score for each."""

import numpy as np
import pytest

from corpus.sentences import sentences
from index.ranking.highlighter import NEIGHBOUR_SHARE, choose, mark

TEXT = "The gate is shut. (It may be opened later.) Boats wait."


def marked(text: str, best: int, unmarked: int = 0) -> str:
    spans = sentences(text)
    scores = np.full(len(spans), -9, dtype=np.float32)
    scores[best] = 9
    found = mark(text, spans, scores, unmarked)
    return text[found.start : found.end]


@pytest.mark.parametrize(("best", "words"), [(0, "The gate is shut."), (2, "Boats wait.")])
def test_the_best_sentence_is_marked(best: int, words: str) -> None:
    assert marked(TEXT, best) == words


def test_a_sentence_in_parentheses_is_marked_with_the_one_that_it_goes_on_from() -> None:
    assert marked(TEXT, 1) == "The gate is shut. (It may be opened later.)"


def test_nothing_is_marked_of_what_only_names_what_follows() -> None:
    assert marked(TEXT, 1, unmarked=1) == "(It may be opened later.)"
    assert marked("(Shut.) Boats wait.", 0) == "(Shut.)"


@pytest.mark.parametrize(
    ("shares", "chosen"),
    [
        ([1 - NEIGHBOUR_SHARE - 0.02, NEIGHBOUR_SHARE + 0.02], (0, 1)),
        ([1 - NEIGHBOUR_SHARE + 0.02, NEIGHBOUR_SHARE - 0.02], (0, 0)),
        ([0.31, 0.35, 0.34], (1, 2)),
        ([0.37, 0.27, 0.36], (0, 0)),
        ([0.62, 0.02, 0.36], (0, 0)),
        ([1.0], (0, 0)),
    ],
)
def test_a_neighbour_is_marked_with_the_best_from_its_share_of_the_probability_on(
    shares: list[float], chosen: tuple[int, int]
) -> None:
    assert choose(np.log(np.array(shares, dtype=np.float32))) == chosen


def test_the_shares_are_those_of_the_sentences_that_may_be_marked() -> None:
    scores = np.log(np.array([0.9, 0.06, 0.04], dtype=np.float32))

    assert choose(scores) == (0, 0)
    assert choose(scores, unmarked=1) == (1, 2)
