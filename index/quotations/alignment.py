"""Which words of a quotation stand in a text, in order, and which were changed: exactly."""

from collections.abc import Collection
from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Costs = npt.NDArray[np.int32]

_KEPT = -1
_MARK = 10_000
_WORD = 2 * _MARK
_NEVER = 100 * _WORD
"""What it costs to keep a token, to add, leave out or replace a mark of punctuation or a word, and
to replace one by the other, which is never done. Words tell more than marks: our own choice. Of
ways that cost the same that is taken which keeps more."""


class Step(IntEnum):
    """What became of a token."""

    KEPT = 0
    REPLACED = 1
    ADDED = 2
    """It stands in the quotation alone."""
    LEFT_OUT = 3
    """It stands in the text alone."""
    SKIPPED = 4
    """The same, where the quotation says that it leaves out."""


class Aligned(NamedTuple):
    """A *step*, and the places of its tokens in the quotation and in the text, or those reached."""

    step: Step
    said: int
    stated: int


def align(
    said: Numbers, stated: Numbers, words: tuple[Flags, Flags], gaps: Collection[int]
) -> list[Aligned]:
    """Return the steps of least cost between *said* and some stretch of *stated*.

    *words* tell which tokens of each are words. Before the tokens of *said* at *gaps* the text
    may be skipped for nothing, as before the first and behind the last. Time and memory are those
    of a table of both lengths, filled row by row: who calls bounds their product.
    """
    table = _filled(said, stated, words, gaps)
    return _traced(table, said, stated, words, gaps)


def _filled(
    said: Numbers, stated: Numbers, words: tuple[Flags, Flags], gaps: Collection[int]
) -> list[Costs]:
    """Return a row for each number of tokens said, then for each number of tokens stated."""
    passing = np.concatenate([[0], np.cumsum(_own(words[1]))]).astype(np.int32)
    row = np.zeros(len(stated) + 1, dtype=np.int32)
    rows = [row]
    for at, token in enumerate(said):
        before = np.minimum.accumulate(row) if at in gaps else row
        own = _own(words[0][at : at + 1])[0]
        new = before + own
        meeting = np.where(stated == token, _KEPT, np.where(words[1] == words[0][at], own, _NEVER))
        np.minimum(new[1:], before[:-1] + meeting, out=new[1:])
        # Whatever is left out costs its own: the least of all ways to come here from the left.
        row = np.minimum.accumulate(new - passing) + passing
        rows.append(row)
    return rows


def _traced(
    rows: list[Costs],
    said: Numbers,
    stated: Numbers,
    words: tuple[Flags, Flags],
    gaps: Collection[int],
) -> list[Aligned]:
    """Return the steps by which the least cost came about, the last of equal ends first."""
    last = rows[-1]
    at, place = len(said), len(last) - 1 - int(np.argmin(last[::-1]))
    steps: list[Aligned] = []
    while at:
        is_gap = at - 1 in gaps
        before = np.minimum.accumulate(rows[at - 1]) if is_gap else rows[at - 1]
        cost, own = rows[at][place], _own(words[0][at - 1 : at])[0]
        kept = place > 0 and stated[place - 1] == said[at - 1]
        alike = place > 0 and words[1][place - 1] == words[0][at - 1]
        if kept and before[place - 1] + _KEPT == cost:
            steps.append(Aligned(Step.KEPT, at - 1, place - 1))
        elif alike and not kept and before[place - 1] + own == cost:
            steps.append(Aligned(Step.REPLACED, at - 1, place - 1))
        elif before[place] + own == cost:
            steps.append(Aligned(Step.ADDED, at - 1, place))
        else:
            place -= 1
            steps.append(Aligned(Step.LEFT_OUT, at, place))
            continue
        place = steps[-1].stated
        at -= 1
        while is_gap and rows[at][place] != before[place]:
            place -= 1
            steps.append(Aligned(Step.SKIPPED, at, place))
    return steps[::-1]


def _own(words: Flags) -> Costs:
    return np.where(words, _WORD, _MARK).astype(np.int32)
