"""What `benchmarks/training/reader/fit.py` found out, kept for the benchmarks that look closer."""

import pickle
from dataclasses import dataclass

from benchmarks.training.reader.examples import CACHE
from benchmarks.training.reader.read_trials import ReadTrial
from index.ranking.fitted import Fitted
from index.ranking.rising_threshold import RisingThreshold

_FILE = CACHE / "experiment.pkl"


@dataclass(frozen=True, slots=True)
class Experiment:
    """Trials of the held-out fold, with what was learned elsewhere and from its other half.

    *whole* are questions asked of whole sets, *judged* these and others of smaller collections.
    *halves* and *few* hold from which probability to answer among few articles, as the other half
    and as both teach.
    """

    whole: list[ReadTrial]
    judged: list[ReadTrial]
    numbers: Fitted
    halves: tuple[Fitted, ...]
    probabilities: dict[str, float]
    few: RisingThreshold | None


def keep(found: Experiment) -> None:
    """Write *found* to the cache."""
    _FILE.write_bytes(pickle.dumps(found))


def kept() -> Experiment:
    """Return what was kept last."""
    found: Experiment = pickle.loads(_FILE.read_bytes())  # noqa: S301 - our own file
    return found
