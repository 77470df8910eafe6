"""What a reader is told about its readings of a few groups of pairs."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional

from benchmarks.training.reader.model import JointReader, Read
from benchmarks.training.reader.pairs import (
    ALTERED,
    ANSWERED,
    NEAR,
    POSITIVE,
    UNANSWERABLE,
    Ints,
    Pairs,
)

CHUNK = 4
"""Pairs that go through the encoder together, padded to the longest of them."""
ALTERED_WEIGHT = 0.7
UNANSWERABLE_WEIGHT = 1.5
NULL_SPAN_WEIGHT = 0.4
GROUP_WEIGHT = 0.7
SPAN_WEIGHT = 1.5
MOST_IN_GROUP = 6


@dataclass(frozen=True, slots=True)
class Step:
    """What a step came to: the sum and its parts."""

    total: torch.Tensor
    judged: float
    compared: float
    marked: float


def step_loss(reader: JointReader, pairs: Pairs, chosen: Ints, distilled: float = 0.0) -> Step:
    """Return what *reader* has to unlearn from whole groups of *pairs*, those at *chosen*.

    *distilled* is how much the ranking's opinion of a group counts, where `Pairs.ranked` holds it.
    """
    logits, marked = _passed(reader, pairs, chosen)
    judged = _judging(logits, pairs.kind[chosen])
    compared = _comparing(logits, pairs.groups[chosen], pairs.kind[chosen])
    total = judged + GROUP_WEIGHT * compared + SPAN_WEIGHT * marked
    if distilled:
        total = total + distilled * distilling(logits, pairs, chosen)
    return Step(total, judged.item(), compared.item(), marked.item())


def _passed(reader: JointReader, pairs: Pairs, chosen: Ints) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the log-odds of each pair at *chosen*, and the mean loss of their spans."""
    lengths = np.diff(pairs.starts)[chosen]
    by_length = np.argsort(lengths, kind="stable")
    logits = torch.zeros(len(chosen))
    marked = torch.zeros(())
    for first in range(0, len(chosen), CHUNK):
        places = by_length[first : first + CHUNK]
        read = _read(reader, pairs, chosen[places])
        logits = logits.index_put((torch.from_numpy(places),), read.answers)
        marked = marked + _marking(read, pairs, chosen[places])
    return logits, marked / len(chosen)


def _judging(logits: torch.Tensor, kinds: npt.NDArray[np.int8]) -> torch.Tensor:
    """Return the cross-entropy of whether each pair answers."""
    weights = np.select(
        [kinds == ALTERED, kinds == UNANSWERABLE], [ALTERED_WEIGHT, UNANSWERABLE_WEIGHT], 1.0
    )
    return functional.binary_cross_entropy_with_logits(
        logits,
        torch.from_numpy(_answers(kinds).astype(np.float32)),
        weight=torch.from_numpy(weights.astype(np.float32)),
    )


def _answers(kinds: npt.NDArray[np.int8]) -> npt.NDArray[np.bool_]:
    return np.asarray(np.isin(kinds, (POSITIVE, ANSWERED)), dtype=np.bool_)


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
    weights = np.select(
        [kinds == POSITIVE, kinds == NEAR, kinds == ANSWERED], [1.0, NULL_SPAN_WEIGHT, 0.0], 0.3
    )
    losses = functional.cross_entropy(read.starts, spans[:, 0], reduction="none")
    losses = losses + functional.cross_entropy(read.ends, spans[:, 1], reduction="none")
    return (losses * torch.from_numpy(weights.astype(np.float32))).sum() / 2


def _comparing(
    logits: torch.Tensor, groups: npt.NDArray[np.int32], kinds: npt.NDArray[np.int8]
) -> torch.Tensor:
    """Return the cross-entropy of the answering pair of each group among all of the group."""
    own, column = _places(groups)
    table = _table(logits, groups)
    led = torch.from_numpy(own[(column == 0) & _answers(kinds)])
    return functional.cross_entropy(table[led], torch.zeros(len(led), dtype=torch.long))


def distilling(logits: torch.Tensor, pairs: Pairs, chosen: Ints) -> torch.Tensor:
    """Return how far the shares of each group are from those that the ranking gives its pairs.

    It is the divergence of Hinton, Vinyals and Dean, "Distilling the Knowledge in a Neural
    Network" (2015), at a temperature of 1.
    """
    known = np.flatnonzero(np.isfinite(pairs.ranked[chosen]))
    groups = pairs.groups[chosen][known]
    ranked = _table(torch.from_numpy(pairs.ranked[chosen][known]), groups)
    own = functional.log_softmax(_table(logits[torch.from_numpy(known)], groups), dim=1)
    return functional.kl_div(own, functional.softmax(ranked, dim=1), reduction="batchmean")


def _table(values: torch.Tensor, groups: npt.NDArray[np.int32]) -> torch.Tensor:
    """Return *values* as a row for each group, filled up with what no softmax notices."""
    own, column = _places(groups)
    table = torch.full((int(own[-1]) + 1, MOST_IN_GROUP), -1e4)
    return table.index_put((torch.from_numpy(own), torch.from_numpy(column)), values)


def _places(groups: npt.NDArray[np.int32]) -> tuple[Ints, Ints]:
    """Return for each pair the row of its group, from 0, and its place in it."""
    own = np.unique(groups, return_inverse=True)[1].astype(np.int64)
    return own, np.arange(len(own)) - np.searchsorted(own, own)
