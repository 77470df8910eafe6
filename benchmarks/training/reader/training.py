"""Trains the reader on prepared pairs: `python -m benchmarks.training.reader.training`.

A pass of 50,000 pairs takes half an hour on two cores: bfloat16, pairs of like length together,
and `GLIBC_TUNABLES` as in the Makefile, without which the time goes to page faults.
"""

import multiprocessing
import sys
import time
from collections.abc import Iterator
from multiprocessing.synchronize import Barrier
from pathlib import Path

import numpy as np
import torch
from torch.multiprocessing.spawn import spawn

from benchmarks.training.reader.checkpoints import checkpoint, mean_of_searched
from benchmarks.training.reader.examples import PASSES, SEARCHED, pairs_file
from benchmarks.training.reader.losses import step_loss
from benchmarks.training.reader.model import JointReader
from benchmarks.training.reader.pairs import SEED, Ints, Pairs
from benchmarks.training.reader.team import WORKERS, Team

GROUPS = 16
"""Questions in a step; with what they are compared to, some 50 pairs."""
RATES = (1.5e-4, 1.2e-4, 1.2e-4, 8e-5, 8e-5)
"""For each pass the rate that it warms up to and then comes down from."""
HEADS_RATE = 5e-4
WARM_UP = 150
BETAS = (0.9, 0.98)
DECAY = 0.01
CLIP = 1.0
AVERAGE = 0.998
"""Of the moving average of weights: it looks back over some 500 steps."""
KEEP_EVERY = 250
SHOW_EVERY = 50
FOLLOW_EVERY = 5


def main() -> None:
    """Train, writing checkpoints with the last weights and their average to the cache.

    With the number of a pass as its argument it goes on from there, with the weights kept before.
    """
    first = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    size = sum(each.numel() for each in JointReader().parameters())
    shared = torch.zeros(WORKERS, size).share_memory_()  # type: ignore[no-untyped-call]  # torch's
    barrier = multiprocessing.get_context("spawn").Barrier(WORKERS)
    spawn(_work, (shared, barrier, first), nprocs=WORKERS)  # type: ignore[no-untyped-call]  # torch's


def load(file: Path) -> Pairs:
    """Return the pairs that `benchmarks/training/reader/prepare.py` wrote."""
    with np.load(file) as stored:
        return Pairs(**{name: stored[name] for name in stored.files})


def _work(worker: int, shared: torch.Tensor, barrier: Barrier, first: int) -> None:
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    reader = JointReader()
    # Begun alike, the workers leave out activations of their own.
    torch.manual_seed(SEED + worker)
    if first:
        reader.load_state_dict(torch.load(checkpoint(first - 1))["last"])
    for number in range(first, PASSES):
        if number == SEARCHED:
            reader.load_state_dict(mean_of_searched(), strict=False)
        train(reader, number, Team(worker, shared, barrier))


def train(reader: JointReader, number: int, team: Team) -> None:
    """Let *reader* learn from pass *number* over the pairs, keeping what it comes to."""
    pairs = load(pairs_file(number))
    average = {name: each.detach().clone() for name, each in reader.named_parameters()}
    optimiser = optimiser_of(reader, RATES[number])
    steps = list(batches(pairs))
    began, seen, sums = time.monotonic(), 0, np.zeros(3)
    for step, chosen in enumerate(steps, start=1):
        set_rate(optimiser, step / WARM_UP, step / len(steps))
        own = team.share(pairs, chosen)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = step_loss(reader, pairs, own)
        optimiser.zero_grad()
        found.total.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        team.mean_gradients(reader)
        torch.nn.utils.clip_grad_norm_(reader.parameters(), CLIP)
        optimiser.step()
        seen += len(chosen)
        sums += (found.judged, found.compared, found.marked)
        if team.worker == 0 and step % FOLLOW_EVERY == 0:
            follow(average, reader, min(AVERAGE, (step + 1) / (step + 10)))
        if team.worker == 0 and step % SHOW_EVERY == 0:
            speed = seen / (time.monotonic() - began)
            shown = " ".join(f"{each:.3f}" for each in sums / SHOW_EVERY)
            print(f"{step} of {len(steps)} {seen} pairs {speed:.1f}/s {shown}", flush=True)
            sums[:] = 0
        if team.worker == 0 and (step % KEEP_EVERY == 0 or step == len(steps)):
            state = {"last": reader.state_dict(), "average": average, "step": step, "pairs": seen}
            partial = checkpoint(number).with_suffix(".partial")
            torch.save(state, partial)
            partial.replace(checkpoint(number))


def optimiser_of(reader: JointReader, rate: float) -> torch.optim.AdamW:
    """Return what moves the weights of *reader*: the layers' at *rate*, the heads' faster."""
    heads = [each for name, each in reader.named_parameters() if name.startswith(("span", "judge"))]
    known = {id(each) for each in heads}
    body = [e for e in reader.parameters() if e.requires_grad and id(e) not in known]
    groups = [{"params": body, "peak": rate}, {"params": heads, "peak": HEADS_RATE}]
    return torch.optim.AdamW(groups, lr=rate, betas=BETAS, weight_decay=DECAY, fused=True)


def set_rate(optimiser: torch.optim.AdamW, warm: float, done: float) -> None:
    """Set the rates of a step, *warm* being the share of the warm-up and *done* that of all."""
    for group in optimiser.param_groups:
        group["lr"] = group["peak"] * min(warm, 1 - done)


def batches(pairs: Pairs) -> Iterator[Ints]:
    """Yield the pairs of `GROUPS` groups at a time; groups were shuffled when prepared."""
    edges = np.searchsorted(pairs.groups, np.arange(int(pairs.groups[-1]) + 2))
    for first in range(0, len(edges) - 1 - GROUPS, GROUPS):
        yield np.arange(edges[first], edges[first + GROUPS])


def follow(average: dict[str, torch.Tensor], reader: JointReader, share: float) -> None:
    """Move *average*, of which *share* stays at each step, by `FOLLOW_EVERY` steps of *reader*."""
    share **= FOLLOW_EVERY
    with torch.no_grad():
        for name, each in reader.named_parameters():
            average[name].lerp_(each, 1 - share)


if __name__ == "__main__":
    main()
