"""Trains the reader of other languages on the pairs that were prepared.

`python -m benchmarks.training.reader.multilingual.training` takes as many minutes as are named, or
`MINUTES`, on one core, and goes on from where it was cut off; the rate comes down with the time, so
that whatever was read by then is learned well.
"""

import sys
import time
from dataclasses import dataclass

import numpy as np
import torch

from benchmarks.training.reader.examples import CACHE
from benchmarks.training.reader.losses import step_loss
from benchmarks.training.reader.multilingual.model import MultilingualReader
from benchmarks.training.reader.multilingual.prepare import FILE
from benchmarks.training.reader.pairs import SEED, Ints, Pairs
from benchmarks.training.reader.training import (
    AVERAGE,
    CLIP,
    FOLLOW_EVERY,
    SHOW_EVERY,
    WARM_UP,
    follow,
    load,
    optimiser_of,
    set_rate,
)

MINUTES = 100.0
GROUPS = 12
"""Questions in a step; with what they are compared to, some 23 pairs."""
RATE = 1.5e-4
KEEP_EVERY = 100
CHECKPOINT = CACHE / "multilingual.pt"


@dataclass
class _Run:
    """Where a run stands: *seconds* that it took so far, after *step* steps."""

    reader: MultilingualReader
    optimiser: torch.optim.AdamW
    average: dict[str, torch.Tensor]
    step: int = 0
    seconds: float = 0.0

    def keep(self) -> None:
        """Write all of it to `CHECKPOINT`."""
        state = {
            "last": self.reader.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "average": self.average,
            "step": self.step,
            "seconds": self.seconds,
        }
        partial = CHECKPOINT.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(CHECKPOINT)


def main() -> None:
    """Train, writing checkpoints with the last weights and their average to the cache."""
    limit = 60 * (float(sys.argv[1]) if len(sys.argv) > 1 else MINUTES)
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    pairs, run = load(FILE), _begun()
    chosen = batches(pairs)
    began = time.monotonic() - run.seconds
    while run.step < len(chosen) and run.seconds < limit:
        shown = _learn(run, pairs, chosen[run.step], run.seconds / limit)
        run.step, run.seconds = run.step + 1, time.monotonic() - began
        if run.step % SHOW_EVERY == 0:
            print(f"{run.step} of {len(chosen)}, {run.seconds:.0f} s: {shown}", flush=True)
        if run.step % KEEP_EVERY == 0:
            run.keep()
    run.keep()


def _begun() -> _Run:
    """Return a run as it was kept last, or one that begins."""
    reader = MultilingualReader().train()
    average = {name: each.detach().clone() for name, each in reader.named_parameters()}
    run = _Run(reader, optimiser_of(reader, RATE), average)
    if CHECKPOINT.exists():
        kept = torch.load(CHECKPOINT, weights_only=True)
        reader.load_state_dict(kept["last"])
        run.optimiser.load_state_dict(kept["optimiser"])
        run.average, run.step, run.seconds = kept["average"], kept["step"], kept["seconds"]
    return run


def _learn(run: _Run, pairs: Pairs, chosen: Ints, done: float) -> str:
    """Learn from the pairs at *chosen*; return the losses, for people."""
    set_rate(run.optimiser, (run.step + 1) / WARM_UP, done)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = step_loss(run.reader, pairs, chosen)
    run.optimiser.zero_grad()
    found.total.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
    torch.nn.utils.clip_grad_norm_(run.reader.parameters(), CLIP)
    run.optimiser.step()
    if run.step % FOLLOW_EVERY == 0:
        follow(run.average, run.reader, min(AVERAGE, (run.step + 1) / (run.step + 10)))
    return f"judged {found.judged:.3f}, compared {found.compared:.3f}, marked {found.marked:.3f}"


def batches(pairs: Pairs) -> list[Ints]:
    """Return the places of the pairs of `GROUPS` groups at a time, in the order prepared."""
    edges = np.searchsorted(pairs.groups, np.arange(int(pairs.groups[-1]) + 2))
    firsts = range(0, len(edges) - 1 - GROUPS, GROUPS)
    return [np.arange(edges[first], edges[first + GROUPS]) for first in firsts]


if __name__ == "__main__":
    main()
