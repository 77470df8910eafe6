"""Which sentences of a passage are marked, given a score for each."""

import numpy as np
import pytest

from corpus.sentences import sentences
from index.ranking.highlighter import mark

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
