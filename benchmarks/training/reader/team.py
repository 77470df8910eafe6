"""Processes that train one reader together, each on a core of its own."""

from dataclasses import dataclass
from multiprocessing.synchronize import Barrier

import numpy as np
import torch

from benchmarks.training.reader.model import JointReader
from benchmarks.training.reader.pairs import Ints, Pairs

WORKERS = 2


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
