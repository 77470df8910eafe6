"""Pairs of a question and a passage as word pieces, in groups whose pairs are compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan
from random import Random

import numpy as np
import numpy.typing as npt

from benchmarks.training.reader.examples import Offsets
from index.encoding.onnx_model import OnnxModel
from index.encoding.packaged_onnx_model import PACKAGED
from index.reader.pairing import pair_pieces
from index.reader.reading import Titled

SEED = 20261125

Ints = npt.NDArray[np.int64]

POSITIVE, NEAR, ALTERED, UNANSWERABLE, ANSWERED = range(5)
"""What a pair is: the last answers, but with which words is not known."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and a passage; *answers* are offsets in it, none where it has none.

    *ranked* is the ranking's score of it among the pairs of its group, where it is known.
    """

    question: str
    passage: Titled
    answers: tuple[Offsets, ...]
    kind: int
    ranked: float = nan


@dataclass(frozen=True)
class Pairs:
    """All pairs, flat: `pieces[starts[i]:starts[i + 1]]`; *groups* numbers them, in order.

    *first* is where the passage begins, *span* the pieces of one answer (0, 0: none).
    """

    pieces: npt.NDArray[np.uint32]
    starts: npt.NDArray[np.int64]
    first: npt.NDArray[np.int32]
    span: npt.NDArray[np.int32]
    kind: npt.NDArray[np.int8]
    groups: npt.NDArray[np.int32]
    ranked: npt.NDArray[np.float32]


def mixed(sets: Sequence[Pairs], number: int) -> Pairs:
    """Return the groups of all *sets* as one, shuffled for pass *number*."""
    pieces = np.concatenate([each.pieces for each in sets])
    lengths = np.concatenate([np.diff(each.starts) for each in sets])
    offsets = np.cumsum([0, *(int(each.groups[-1]) + 1 for each in sets)])
    groups = np.concatenate([e.groups + o for e, o in zip(sets, offsets, strict=False)])
    rank = np.random.default_rng(SEED + number).permutation(int(offsets[-1]))
    order = np.argsort(rank[groups], kind="stable")
    begins = np.cumsum([0, *lengths[:-1]])
    return Pairs(
        np.concatenate([pieces[begins[at] : begins[at] + lengths[at]] for at in order]),
        np.cumsum([0, *lengths[order]]),
        np.concatenate([each.first for each in sets])[order],
        np.concatenate([each.span for each in sets])[order],
        np.concatenate([each.kind for each in sets])[order],
        rank[groups][order].astype(np.int32),
        np.concatenate([each.ranked for each in sets])[order],
    )


def flat(groups: Sequence[Sequence[Pair]], random: Random, model: OnnxModel = PACKAGED) -> Pairs:
    """Return *groups* in one, in the word pieces of *model*.

    Left out is whose answer lies beyond what is read.
    """
    pieces: list[npt.NDArray[np.uint32]] = []
    rows: list[tuple[int, int, int, int, int]] = []
    ranked: list[float] = []
    number = 0
    for group in groups:
        made = [(pair, _in_pieces(pair, random, model)) for pair in group]
        if made[0][1] is None:
            continue
        for pair, found in made:
            if found is not None:
                ids, first, span = found
                pieces.append(ids.astype(np.uint32))
                rows.append((first, *span, pair.kind, number))
                ranked.append(pair.ranked)
        number += 1
    table = np.array(rows, dtype=np.int32)
    return Pairs(
        np.concatenate(pieces),
        np.cumsum([0, *(len(each) for each in pieces)]),
        table[:, 0],
        table[:, 1:3],
        table[:, 3].astype(np.int8),
        table[:, 4],
        np.array(ranked, dtype=np.float32),
    )


def _in_pieces(
    pair: Pair, random: Random, model: OnnxModel
) -> tuple[npt.NDArray[np.int64], int, Offsets] | None:
    """Return the word pieces, where the passage begins, and the pieces of one of its answers.

    Null where an answer should be and lies beyond what is read.
    """
    read = pair_pieces(pair.question, pair.passage, model)
    if not pair.answers:
        return read.ids, read.first, (0, 0)
    start, end = random.choice(pair.answers)
    inside = np.flatnonzero((read.offsets[:, 0] < end) & (start < read.offsets[:, 1]))
    if not len(inside) or read.offsets[-1, 1] < end:
        return None
    return read.ids, read.first, (read.first + int(inside[0]), read.first + int(inside[-1]))
