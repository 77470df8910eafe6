"""What a question costs in time, start to first answer, and memory: `python -m benchmarks.latency`.

Footnote's own figures; those of what a user would pick instead are in `benchmarks/peers/run.py`,
which asks the same questions of the same paragraphs. With `--questions` it stops after those;
`benchmarks/flame.py` draws where their time goes.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.question_sets import COLLECTIONS, engine_over, pooled
from corpus.store import OPERATOR
from index.engine import Engine
from index.onnx_encoder import OnnxEncoder

EVERY = 3
STARTS = 7


def main() -> None:
    """Print the figures."""
    with TemporaryDirectory() as folder:
        _questions(Path(folder))
        if "--questions" not in sys.argv:
            _starts(Path(folder))


def _questions(folder: Path) -> None:
    squad = pooled(COLLECTIONS["squad2+xquad-en"])
    encoder = OnnxEncoder(folder / "models")
    encoder.encode(["ready"])
    began = time.perf_counter()
    engine, _ = engine_over(squad, range(len(squad.drafts)), encoder)
    paragraphs = len(engine.snapshot(OPERATOR).candidates)
    print(f"indexing: {paragraphs / (time.perf_counter() - began):.0f} paragraphs/s", flush=True)
    texts = [each.text for each in squad.questions if each.answers][::EVERY]
    print(f"{len(texts)} questions over {paragraphs} paragraphs, ms p50 p95 p99")
    print(f"  first time {_spread(_asked(engine, texts))}")
    print(f"  again      {_spread(_asked(engine, texts))}", flush=True)


def _asked(engine: Engine, texts: Sequence[str]) -> list[float]:
    spent = []
    for text in texts:
        began = time.perf_counter()
        engine.ask(OPERATOR, text)
        spent.append(1000 * (time.perf_counter() - began))
    return spent


def _starts(folder: Path) -> None:
    """Print the wall time and the peak memory of `footnote ask` on the shipped article."""
    environment = os.environ | {"FOOTNOTE_HOME": str(folder)}
    command = [sys.executable, "-m", "bot", "ask", "Who wrote the memoir?"]
    seconds = []
    for _ in range(STARTS + 1):
        began = time.perf_counter()
        subprocess.run(command, env=environment, check=True, capture_output=True)  # noqa: S603 - our own command
        seconds.append(time.perf_counter() - began)
    first, *later = seconds
    print(f"footnote ask: {first:.2f} s with everything to be made, then {np.median(later):.2f} s")


def _spread(milliseconds: Sequence[float]) -> str:
    return " ".join(f"{each:7.2f}" for each in np.percentile(milliseconds, [50, 95, 99]))


if __name__ == "__main__":
    main()
