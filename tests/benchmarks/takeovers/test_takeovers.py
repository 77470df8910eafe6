"""Of two processes one is killed or hangs, or both begin at once: each thing is done once."""

from pathlib import Path

import pytest

from benchmarks.takeovers.races import RACES, run
from benchmarks.takeovers.rounds import Rounds
from tests.doubles.databases import database_engine, database_url

__all__ = ["database_engine"]


@pytest.mark.slow
async def test_what_a_process_was_at_another_does_once(tmp_path: Path) -> None:
    # Beside other tests a process may be kept from speaking for a second.
    rounds = Rounds(database_url(tmp_path), tmp_path, lease=2.0, looks=0.3, seed=1)

    outcomes = await rounds.run(4)

    assert {kind: each.rounds for kind, each in outcomes.items()} == dict.fromkeys(outcomes, 1)
    assert all(each.is_right for each in outcomes.values()), outcomes


@pytest.mark.slow
def test_of_two_that_begin_at_once_one_has_it(tmp_path: Path) -> None:
    outcomes = dict(run(database_url(tmp_path), list(RACES), 3))

    assert outcomes == {name: {"0 and 1": 3} for name in RACES}
