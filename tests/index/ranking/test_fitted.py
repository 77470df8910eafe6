"""Numbers learned before a signal was thought of go on to mean the same."""

import numpy as np
import pytest

from index.ranking.fitted import Network, fitted, widened
from index.reader.signals import ANSWERABILITY_SIGNALS, COVERED_SIGNALS


def network(*signals: str) -> Network:
    count = len(signals)
    row = np.arange(1, count + 1, dtype=np.float32)
    return Network(
        signals, row, row + 1, row * np.float32(0.5), 0.5,
        np.stack([row, -row], axis=1), np.ones(2, np.float32), np.array([1, 2], np.float32),
    )  # fmt: skip


def test_signals_that_were_not_learned_weigh_nothing() -> None:
    known = network("b", "d")
    rows = np.array([[9, 3, 9, 4], [7, 1, 8, 2]], dtype=np.float32)

    wider = widened(known, ("a", "b", "c", "d"))

    np.testing.assert_allclose(wider.scores(rows), known.scores(rows[:, [1, 3]]), rtol=1e-6)


def test_a_network_that_has_all_signals_stays() -> None:
    known = network("a", "b")
    rows = np.array([[1, 2], [3, 5]], dtype=np.float32)

    assert widened(known, ("a", "b")).scores(rows).tolist() == known.scores(rows).tolist()


def test_a_signal_that_nobody_measures_is_refused() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        widened(network("a", "z"), ("a", "b"))


def test_the_shipped_numbers_weigh_what_is_measured() -> None:
    reading = fitted().reading

    assert reading is not None
    assert reading.covered.signals == COVERED_SIGNALS
    assert reading.answerability.signals == ANSWERABILITY_SIGNALS
