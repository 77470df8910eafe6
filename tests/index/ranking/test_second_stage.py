"""Finalists whose scores are changed come in the order of the changed scores."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.answer import Span
from index.ranking.second_stage import Judged, Ranked


def ranked(scores: dict[int, float]) -> Ranked:
    """Return finalists of *scores* by position."""
    said = {each: Judged(Span(0, each + 1), 0.5, np.zeros(1, np.float32)) for each in scores}
    return Ranked(scores, said)


def test_what_loses_more_comes_later_and_keeps_what_is_said_of_it() -> None:
    before = ranked({7: 3.0, 2: 2.5, 5: 1.0})

    after = before.changed({7: -2.5, 2: 0.0, 5: 0.0})

    assert list(after.scores.items()) == [(2, 2.5), (5, 1.0), (7, 0.5)]
    assert after.judged == before.judged


def test_equal_scores_keep_their_order() -> None:
    after = ranked({7: 3.0, 2: 2.0, 5: 1.0}).changed({7: -2.0, 2: -1.0, 5: 0.0})

    assert list(after.scores) == [7, 2, 5]


@given(st.dictionaries(st.integers(0, 20), st.floats(-9, 9), min_size=1))
def test_none_is_lost_and_the_best_comes_first(by: dict[int, float]) -> None:
    after = ranked(dict.fromkeys(by, 0.0)).changed(by).scores

    assert after == by
    assert list(after.values()) == sorted(by.values(), reverse=True)
