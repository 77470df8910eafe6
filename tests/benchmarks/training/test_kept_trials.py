"""What was gathered for learning is kept by its parts, for the model that it is of."""

from pathlib import Path

from benchmarks.training.kept_trials import KeptTrials
from tests.doubles.encoder import WordEncoder


def test_a_part_is_gathered_once_for_a_model_and_anew_for_another(tmp_path: Path) -> None:
    gathered: list[str] = []

    def gather() -> list[str]:
        gathered.append("de>en")
        return gathered.copy()

    first = KeptTrials(WordEncoder(), (), tmp_path).get("de>en", gather)
    again = KeptTrials(WordEncoder(), (), tmp_path).get("de>en", gather)
    other = KeptTrials(WordEncoder("others"), (), tmp_path).get("de>en", gather)

    assert (first, again, other) == (["de>en"], ["de>en"], ["de>en", "de>en"])


def test_a_part_that_was_broken_off_is_gathered_anew(tmp_path: Path) -> None:
    kept = KeptTrials(WordEncoder(), (), tmp_path)
    kept.get("whole", lambda: 1)
    for each in tmp_path.rglob("*.pkl"):
        each.rename(each.with_suffix(".half"))

    assert kept.get("whole", lambda: 2) == 2
