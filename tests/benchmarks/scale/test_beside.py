"""Questions of quiet stretches are told apart from those that were asked beside changes."""

import itertools
import time

import pytest

from benchmarks.scale import beside
from benchmarks.scale.beside import asked_beside

SECONDS = 0.3


def test_quiet_stretches_have_no_changes_and_the_others_all_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in {"BLOCKS": 2, "SECONDS": SECONDS, "PAUSE": 0.01, "CHANGES": 3}.items():
        monkeypatch.setattr(beside, name, value)
    asked: list[float] = []
    changed: list[float] = []

    def ask() -> None:
        asked.append(time.perf_counter())
        time.sleep(0.005)

    changes = (lambda: changed.append(time.perf_counter()) for _ in itertools.count())
    quiet, busy = asked_beside(ask, changes)

    assert len(changed) == 6
    assert len(quiet) + len(busy) == len(asked)
    assert all(taken >= 5 > worked for taken, worked in (*quiet, *busy))
    first, second = changed[:3], changed[3:]
    between = [at for at in asked if first[-1] + SECONDS < at < second[0]]
    assert len(between) <= len(quiet)
