"""What a reader says of a passage, and the spans that follow from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.answer import Span

LONGEST_ANSWER = 30
"""Word pieces of a span; of the marked answers in the shared sets 99 of 100 are shorter
(`benchmarks/training/reader/report.py`)."""

NOTHING = -30.0
"""The log-probability of a span where there can be none; finite, so that it can be weighed."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """One passage read beside one question.

    *answers* is the log-odds that the passage answers. *starts* and *ends* are log-probabilities,
    1 + n: first that no words do, then of each of the passage's n word pieces, whose offsets
    in the passage are *offsets*, n x 2. *again* is what was read of its likeliest part by itself,
    with offsets in the passage, where there was a second look (`index/reader/second_look.py`).
    """

    answers: float
    starts: Floats
    ends: Floats
    offsets: npt.NDArray[np.int32]
    again: "Reading | None" = None

    @property
    def nothing(self) -> float:
        """Return the log-probability that no words answer."""
        return max(NOTHING, float(self.starts[0] + self.ends[0]))


@dataclass(frozen=True, slots=True)
class Titled:
    """The *text* of a passage and the *title* of its article, empty where that has none.

    Where *sentences* tell from where to where those of the text go, the likeliest is read again.
    """

    title: str
    text: str
    sentences: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadSpan:
    """Words of a passage, and the log-probability that they are the ones that answer."""

    span: Span
    score: float


class Reader(Protocol):
    """What reads passages together with a question."""

    @property
    def fingerprint(self) -> str:
        """Return what identifies the readings: the weights that make them."""
        ...

    def read(self, question: str, passages: Sequence[Titled]) -> list[Reading] | None:
        """Return a reading of each passage, in order; null when there is no time for it now."""
        ...


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads: *english* where question and passage are English, *multilingual* all else.

    The second only marks. Beside a model of one language the first reads whatever comes. Where
    others wait for their answers, both are *resting*.
    """

    english: Reader | None = None
    multilingual: Reader | None = None
    resting: bool = False

    def at_work(self, reader: Reader | None) -> Reader | None:
        """Return *reader*, which is one of these, unless it is resting."""
        return None if self.resting else reader


def best_span(reading: Reading, start: int, end: int) -> ReadSpan | None:
    """Return the likeliest answer inside `passage[start:end]`; null where no word piece is.

    Of equals the first wins, and of those that begin together the shortest.
    """
    inside = np.flatnonzero((reading.offsets[:, 0] >= start) & (reading.offsets[:, 1] <= end))
    if not len(inside):
        return None
    first, last = int(inside[0]), int(inside[-1]) + 1
    joint = reading.starts[1 + first : 1 + last, None] + reading.ends[None, 1 + first : 1 + last]
    places = np.arange(last - first)
    length = places[None, :] - places[:, None]
    joint = np.where((length >= 0) & (length < LONGEST_ANSWER), joint, -np.inf)
    begin, finish = np.unravel_index(int(joint.argmax()), joint.shape)
    span = Span(
        int(reading.offsets[first + int(begin), 0]), int(reading.offsets[first + int(finish), 1])
    )
    return ReadSpan(span, max(NOTHING, float(joint[begin, finish])))


def sentence_scores(reading: Reading, sentences: Sequence[tuple[int, int]]) -> Floats:
    """Return the log-probability of the likeliest span inside each sentence: s."""
    found = [best_span(reading, start, end) for start, end in sentences]
    return np.array([each.score if each else NOTHING for each in found], dtype=np.float32)


def sentence_shares(reading: Reading, sentences: Sequence[tuple[int, int]]) -> Floats:
    """Return the log-probability that the answer begins in each sentence: s."""
    begins = reading.offsets[:, 0]
    shares = [
        float(np.exp(reading.starts[1:][(begins >= start) & (begins < end)]).sum())
        for start, end in sentences
    ]
    return np.log(np.maximum(shares, np.exp(NOTHING))).astype(np.float32)
