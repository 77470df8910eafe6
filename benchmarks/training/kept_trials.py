"""Trials that were gathered, kept by their parts: a run that was ended goes on where it stood.

They are kept outside the repository, for the model, the data and the code that they come of: what
any of these changed is gathered anew.
"""

import hashlib
import pickle
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from benchmarks.question_sets import DATA
from index.encoding.encoder import Encoder
from index.search.late_interaction import projection

CACHE = Path.home() / ".cache" / "footnote-training"
ROOT = Path(__file__).resolve().parents[2]
CODE = ("corpus", "index", "benchmarks/training/trials.py", "benchmarks/training/language_sets.py")
"""What tells what a trial is."""

Part = TypeVar("Part")


class KeptTrials:
    """Keeps what is gathered for a model, from the shared sets of these names."""

    def __init__(self, encoder: Encoder, data: Iterable[str], folder: Path = CACHE) -> None:
        learned = projection(encoder.weights).digest
        state = hashlib.sha256(f"{encoder.fingerprint} {learned}".encode())
        for each in (*_sources(), *(DATA / name for name in data)):
            state.update(each.read_bytes())
        self._folder = folder / state.hexdigest()[:32]

    def get(self, name: str, gather: Callable[[], Part]) -> Part:
        """Return the part *name*, which *gather* returns where it was not kept."""
        file = self._folder / f"{name.replace('>', '-')}.pkl"
        if file.exists():
            found: Part = pickle.loads(file.read_bytes())  # noqa: S301 - our own file
            return found
        made = gather()
        self._folder.mkdir(parents=True, exist_ok=True)
        half = file.with_suffix(".half")
        half.write_bytes(pickle.dumps(made, protocol=5))
        half.replace(file)
        return made


def _sources() -> list[Path]:
    """Return the files of the code that gathers trials, in a fixed order."""
    found: list[Path] = []
    for each in (ROOT / name for name in CODE):
        found += [each] if each.is_file() else sorted(each.rglob("*.py"))
    return found
