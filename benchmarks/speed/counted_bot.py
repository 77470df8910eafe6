"""The bot as operators run it, which also counts what its reader does, for the load.

`python -m benchmarks.speed.counted_bot FILE …` keeps in FILE two numbers, int64: questions ranked,
and those of them that the reader read. The rest is passed to the command line.
"""

import sys
from pathlib import Path
from threading import Lock
from typing import Any
from unittest.mock import patch

import numpy as np
import numpy.typing as npt

from index.ranking import reader_stage
from index.ranking.decision import Decision
from index.ranking.fitted import FittedReading

Counts = npt.NDArray[np.int64]


def counts(file: Path) -> Counts:
    """Return the numbers in *file*, which follow what the bot does; a new file begins at none."""
    if not file.exists():
        np.zeros(2, dtype=np.int64).tofile(file)
    return np.memmap(file, dtype=np.int64, mode="r+")


def main() -> None:
    """Run the command line with its reader counted."""
    counted, lock, decide = counts(Path(sys.argv[1])), Lock(), reader_stage.decide

    def counting(*given: Any, **named: Any) -> Decision:  # noqa: ANN401 - passed on
        decision = decide(*given, **named)
        with lock:
            counted[:] += 1, isinstance(decision.numbers, FittedReading)
        return decision

    from bot.cli.main import app  # noqa: PLC0415 - after what is told to us is taken off

    sys.argv[1:2] = []
    with patch.object(reader_stage, "decide", counting):
        app()


if __name__ == "__main__":
    main()
