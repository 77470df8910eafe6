"""What each encoder costs: `python -m benchmarks.languages.costs`.

In turns, each in a process of its own: milliseconds a question, alone, and seconds for 1,000
passages, each as wall time and as processor time, which other programs on the machine disturb
less; and the memory of a process that holds an engine and the encoder and does nothing.
"""

import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from benchmarks.languages.retrieval import encoders, question_set
from benchmarks.question_sets import memory_engine
from benchmarks.tables import head, row
from index.encoding.encoder import Encoder

ROUNDS = 2
QUESTIONS = 200
WARM_UP = 20
PASSAGES = 50

_NAMES = ("MiniLM", "e5-small")


def main() -> None:
    """Print a row for each encoder and round; with an encoder's name, measure that one here."""
    if len(sys.argv) > 1:
        _measure(sys.argv[1])
        return
    times = ("question p50, ms", "of the processor", "1,000 passages, s", "of the processor")
    head(["encoder", "idle, MB", *times])
    for name in _NAMES * ROUNDS:
        command = [sys.executable, "-m", "benchmarks.languages.costs", name]
        subprocess.run(command, check=True)  # noqa: S603 - this very script


def _measure(name: str) -> None:
    encoder = encoders()[name]
    memory_engine(encoder).warm_up()
    idle = _resident()
    questions, passages = _texts()
    alone = np.array([_spent(encoder, [each]) for each in questions])[WARM_UP:]
    wall, processor = np.median(alone, axis=0) * 1000
    added = np.array(_spent(encoder, passages)) * 1000 / len(passages)
    row(
        [name, f"{idle:.0f}", f"{wall:.2f}", f"{processor:.2f}", *(f"{each:.0f}" for each in added)]
    )


def _texts() -> tuple[list[str], list[str]]:
    squad = question_set("en")
    bodies = [draft.body[p.start : p.end] for draft in squad.drafts for p in draft.paragraphs]
    return [each.text for each in squad.questions[:QUESTIONS]], bodies[:PASSAGES]


def _spent(encoder: Encoder, texts: list[str]) -> tuple[float, float]:
    """Return seconds of the wall and of the processor that encoding *texts* takes."""
    began, used = time.perf_counter(), time.process_time()
    encoder.encode_pieces(texts)
    return time.perf_counter() - began, time.process_time() - used


def _resident() -> float:
    """Return the megabytes of this process that are in memory."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
