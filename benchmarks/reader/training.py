"""Trains the reader on prepared pairs: `python -m benchmarks.reader.training`.

A pass took 52 minutes on two cores beside other work: bfloat16, no dropout, pairs of like length
together, and `GLIBC_TUNABLES` as in the Makefile, without which the time goes to page faults.
"""

import multiprocessing
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch.multiprocessing.spawn import spawn
from torch.nn import functional

from benchmarks.reader.examples import PASSES, checkpoint, pairs_file
from benchmarks.reader.model import JointReader, Read
from benchmarks.reader.pairs import (
    ALTERED,
    ALTERED_WEIGHT,
    NEAR,
    POSITIVE,
    SEED,
    UNANSWERABLE,
    UNANSWERABLE_WEIGHT,
    Pairs,
)

WORKERS = 2
GROUPS = 16
"""Questions in a step; with what they are compared to, some 50 pairs."""
CHUNK = 12
"""Pairs that go through the encoder together, padded to the longest of them."""
RATES = (1.5e-4, 1.2e-4)
"""For each pass the rate that it warms up to and then comes down from."""
HEADS_RATE = 5e-4
WARM_UP = 150
BETAS = (0.9, 0.98)
DECAY = 0.01
CLIP = 1.0
AVERAGE = 0.998
"""Of the moving average of weights: it looks back over some 500 steps."""
NULL_SPAN_WEIGHT = 0.4
GROUP_WEIGHT = 0.7
SPAN_WEIGHT = 1.5
KEEP_EVERY = 250
SHOW_EVERY = 50
FOLLOW_EVERY = 5

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Team:
    """One of `WORKERS` processes, each on its own core, that share gradients through memory.

    Two processes of one thread are faster than one of two, and do not stall when a core is taken.
    """

    worker: int
    shared: torch.Tensor
    barrier: Barrier

    def share(self, pairs: Pairs, chosen: Ints) -> Ints:
        """Return this worker's part of the *chosen* pairs: whole groups, of like total length."""
        lengths = np.diff(pairs.starts)[chosen]
        own = pairs.groups[chosen] - pairs.groups[chosen[0]]
        by_length = np.argsort(-np.bincount(own, weights=lengths), kind="stable")
        turns = np.arange(len(by_length)) // WORKERS % 2
        places = np.arange(len(by_length)) % WORKERS
        taken = by_length[np.where(turns == 1, WORKERS - 1 - places, places) == self.worker]
        return chosen[np.isin(own, taken)]

    def mean_gradients(self, reader: JointReader) -> None:
        """Replace the gradients of *reader* by the mean over the workers."""
        given = [each.grad for each in reader.parameters() if each.grad is not None]
        torch.cat([each.flatten() for each in given], out=self.shared[self.worker])
        self.barrier.wait()
        mean = self.shared.mean(dim=0)
        self.barrier.wait()
        parts = torch.split(mean, [each.numel() for each in given])
        for each, part in zip(given, parts, strict=True):
            each.copy_(part.view_as(each))


@dataclass(frozen=True, slots=True)
class Step:
    """What a step came to: the sum and its parts."""

    total: torch.Tensor
    judged: float
    compared: float
    marked: float


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
    """Return the pairs that `benchmarks/reader/prepare.py` wrote."""
    with np.load(file) as stored:
        return Pairs(**{name: stored[name] for name in stored.files})


def _work(worker: int, shared: torch.Tensor, barrier: Barrier, first: int) -> None:
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    reader = JointReader()
    if first:
        reader.load_state_dict(torch.load(checkpoint(first - 1))["last"])
    for number in range(first, PASSES):
        train(reader, number, Team(worker, shared, barrier))


def train(reader: JointReader, number: int, team: Team) -> None:
    """Let *reader* learn from pass *number* over the pairs, keeping what it comes to."""
    pairs = load(pairs_file(number))
    average = {name: each.detach().clone() for name, each in reader.named_parameters()}
    optimiser = _optimiser(reader, RATES[number])
    batches = list(_batches(pairs))
    began, seen, sums = time.monotonic(), 0, np.zeros(3)
    for step, chosen in enumerate(batches, start=1):
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * min(step / WARM_UP, 1 - step / len(batches))
        own = team.share(pairs, chosen)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = _loss(reader, pairs, own)
        optimiser.zero_grad()
        found.total.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        team.mean_gradients(reader)
        torch.nn.utils.clip_grad_norm_(reader.parameters(), CLIP)
        optimiser.step()
        seen += len(chosen)
        sums += (found.judged, found.compared, found.marked)
        if team.worker == 0 and step % FOLLOW_EVERY == 0:
            _follow(average, reader, min(AVERAGE, (step + 1) / (step + 10)) ** FOLLOW_EVERY)
        if team.worker == 0 and step % SHOW_EVERY == 0:
            speed = seen / (time.monotonic() - began)
            shown = " ".join(f"{each:.3f}" for each in sums / SHOW_EVERY)
            print(f"{step} of {len(batches)} {seen} pairs {speed:.1f}/s {shown}", flush=True)
            sums[:] = 0
        if team.worker == 0 and (step % KEEP_EVERY == 0 or step == len(batches)):
            state = {"last": reader.state_dict(), "average": average, "step": step, "pairs": seen}
            partial = checkpoint(number).with_suffix(".partial")
            torch.save(state, partial)
            partial.replace(checkpoint(number))


def _optimiser(reader: JointReader, rate: float) -> torch.optim.AdamW:
    heads = [each for name, each in reader.named_parameters() if name.startswith(("span", "judge"))]
    known = {id(each) for each in heads}
    body = [each for each in reader.parameters() if id(each) not in known]
    groups = [{"params": body, "peak": rate}, {"params": heads, "peak": HEADS_RATE}]
    return torch.optim.AdamW(groups, lr=rate, betas=BETAS, weight_decay=DECAY, fused=True)


def _batches(pairs: Pairs) -> Iterator[Ints]:
    """Yield the pairs of `GROUPS` groups at a time; groups were shuffled when prepared."""
    edges = np.searchsorted(pairs.groups, np.arange(int(pairs.groups[-1]) + 2))
    for first in range(0, len(edges) - 1 - GROUPS, GROUPS):
        yield np.arange(edges[first], edges[first + GROUPS])


def _loss(reader: JointReader, pairs: Pairs, chosen: Ints) -> Step:
    lengths = np.diff(pairs.starts)[chosen]
    by_length = np.argsort(lengths, kind="stable")
    logits = torch.zeros(len(chosen))
    marked = torch.zeros(())
    for first in range(0, len(chosen), CHUNK):
        places = by_length[first : first + CHUNK]
        read = _read(reader, pairs, chosen[places])
        logits = logits.index_put((torch.from_numpy(places),), read.answers)
        marked = marked + _marking(read, pairs, chosen[places])
    marked = marked / len(chosen)
    kinds = pairs.kind[chosen]
    weights = np.select(
        [kinds == ALTERED, kinds == UNANSWERABLE], [ALTERED_WEIGHT, UNANSWERABLE_WEIGHT], 1.0
    )
    judged = functional.binary_cross_entropy_with_logits(
        logits,
        torch.from_numpy((kinds == POSITIVE).astype(np.float32)),
        weight=torch.from_numpy(weights.astype(np.float32)),
    )
    compared = _comparing(logits, pairs.groups[chosen], kinds)
    total = judged + GROUP_WEIGHT * compared + SPAN_WEIGHT * marked
    return Step(total, judged.item(), compared.item(), marked.item())


def _read(reader: JointReader, pairs: Pairs, chosen: Ints) -> Read:
    lengths = np.diff(pairs.starts)[chosen]
    pieces = np.zeros((len(chosen), int(lengths.max())), dtype=np.int64)
    for row, (at, length) in enumerate(zip(chosen, lengths, strict=True)):
        pieces[row, :length] = pairs.pieces[pairs.starts[at] : pairs.starts[at] + length]
    found: Read = reader(
        torch.from_numpy(pieces),
        torch.from_numpy(pairs.first[chosen].astype(np.int64)),
        torch.from_numpy(lengths),
    )
    return found


def _marking(read: Read, pairs: Pairs, chosen: Ints) -> torch.Tensor:
    spans = torch.from_numpy(pairs.span[chosen].astype(np.int64))
    kinds = pairs.kind[chosen]
    weights = np.select([kinds == POSITIVE, kinds == NEAR], [1.0, NULL_SPAN_WEIGHT], 0.3)
    losses = functional.cross_entropy(read.starts, spans[:, 0], reduction="none")
    losses = losses + functional.cross_entropy(read.ends, spans[:, 1], reduction="none")
    return (losses * torch.from_numpy(weights.astype(np.float32))).sum() / 2


def _comparing(
    logits: torch.Tensor, groups: npt.NDArray[np.int32], kinds: npt.NDArray[np.int8]
) -> torch.Tensor:
    """Return the cross-entropy of the answering pair of each group among all of the group."""
    own = groups - groups[0]
    table = torch.full((int(own[-1]) + 1, 6), -1e4)
    column = np.arange(len(own)) - np.searchsorted(own, own)
    table = table.index_put(
        (torch.from_numpy(own.astype(np.int64)), torch.from_numpy(column)), logits
    )
    led = torch.from_numpy(own[(column == 0) & (kinds == POSITIVE)].astype(np.int64))
    return functional.cross_entropy(table[led], torch.zeros(len(led), dtype=torch.long))


def _follow(average: dict[str, torch.Tensor], reader: JointReader, share: float) -> None:
    with torch.no_grad():
        for name, each in reader.named_parameters():
            average[name].lerp_(each, 1 - share)


if __name__ == "__main__":
    main()
