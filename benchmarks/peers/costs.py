"""Time and memory of Footnote beside its peers: `python -m benchmarks.peers.costs`.

`python -m benchmarks.peers.costs ROUNDS QUESTIONS` takes fewer or more of them.
All systems take up the same paragraphs and are asked the same questions, one at a time. Each runs
in two processes of its own: one indexes and stores, the other opens what was stored and asks, as
after a restart. The systems take turns, so that a machine that grows slower does so for all;
told are medians over the rounds. Below stands what the command `footnote ask` takes as a whole.
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.peers import systems
from benchmarks.question_sets import COLLECTIONS, pooled
from benchmarks.tables import table
from index.engine import TOP
from index.evaluation.squad import SquadSet

ROUNDS = 3
QUESTIONS = 600
STARTS = 7
SYSTEMS = (*(each for each in systems.PEERS if each != "bm25s"), *systems.OWN)
"""Those that encode."""

FIGURES = {
    "p50, ms": 1, "p95, ms": 1, "p99, ms": 1,
    "paragraphs/s": 0, "first answer, s": 2, "idle, MB": 0, "peak, MB": 0,
}  # fmt: skip
"""What is told of each system, and with how many decimals."""


def main() -> None:
    """Print the table, with ratios to Footnote without its reader in brackets."""
    rounds, count = map(int, sys.argv[1:3]) if len(sys.argv) > 2 else (ROUNDS, QUESTIONS)  # noqa: PLR2004 - both
    systems.prepare()
    squad = pooled(COLLECTIONS["squad2+xquad-en"])
    answerable = [each.text for each in squad.questions if each.answers]
    questions = answerable[:: len(answerable) // count][:count]
    print(
        f"{len(questions)} questions over {systems.paragraphs(squad)} paragraphs, "
        f"medians of {rounds} rounds\n",
        flush=True,
    )
    found: dict[str, list[dict[str, float]]] = {each: [] for each in SYSTEMS}
    for _ in range(rounds):
        for name, figures in found.items():
            figures.append(_measured(name, squad, questions))
    middle = {
        name: {each: median(one[each] for one in figures) for each in FIGURES}
        for name, figures in found.items()
    }
    table(["", *FIGURES], ([name, *_row(each, middle)] for name, each in middle.items()))
    _starts()


def _measured(name: str, squad: SquadSet, questions: Sequence[str]) -> dict[str, float]:
    with TemporaryDirectory() as folder:
        indexed = systems.index(name, squad, Path(folder))
        asked = systems.ask(name, questions, TOP, Path(folder))
    spent = np.percentile(asked["milliseconds"], [50, 95, 99]).tolist()
    peak = max(indexed["peak_megabytes"], asked["peak_megabytes"])
    memory = (asked["idle_megabytes"], peak)
    values = (*spent, indexed["passages_a_second"], asked["start_seconds"], *memory)
    return dict(zip(FIGURES, values, strict=True))


def _row(own: Mapping[str, float], every: Mapping[str, Mapping[str, float]]) -> list[str]:
    to = every[systems.FOOTNOTE]
    return [
        f"{own[each]:.{digits}f} ({own[each] / to[each]:.2f})" for each, digits in FIGURES.items()
    ]


def _starts() -> None:
    """Print the wall time of `footnote ask` on the shipped article."""
    command = [sys.executable, "-m", "bot", "ask", "Who wrote the memoir?"]
    seconds = []
    with TemporaryDirectory() as folder:
        for _ in range(STARTS + 1):
            began = time.perf_counter()
            subprocess.run(  # noqa: S603 - our own command
                command,
                env=os.environ | {"FOOTNOTE_HOME": folder},
                check=True,
                capture_output=True,
            )
            seconds.append(time.perf_counter() - began)
    first, *later = seconds
    print(f"\nfootnote ask: {first:.2f} s with everything to be made, then {median(later):.2f} s")


if __name__ == "__main__":
    main()
