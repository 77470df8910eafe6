"""A reader that anyone can compute: it takes the first number of a passage for the answer."""

import re
from collections.abc import Sequence

import numpy as np

from index.reader.reading import Reading, Titled
from index.reader.second_look import read_twice

SURE = 0.96
"""Probability that is put on the number; the rest is spread over all words and none of them."""
LOG_ODDS = 4.0


class NumberReader:
    """Every passage with a number answers, with the number; the others do not.

    While *busy* it reads nothing.
    """

    def __init__(self, *, busy: bool = False) -> None:
        self.fingerprint = "numbers"
        self.busy = busy
        self.asked: list[tuple[str, tuple[Titled, ...]]] = []

    def read(self, question: str, passages: Sequence[Titled]) -> list[Reading] | None:
        """Return a reading of each passage."""
        self.asked.append((question, tuple(passages)))
        return None if self.busy else [read_twice(_reading, each) for each in passages]


def _reading(passage: Titled) -> Reading:
    words = list(re.finditer(r"\w+", passage.text))
    number = next((at for at, word in enumerate(words, 1) if word[0].isdigit()), 0)
    chances = np.full(len(words) + 1, (1 - SURE) / (len(words) + 1))
    chances[number] += SURE
    logs = np.log(chances).astype(np.float32)
    offsets = np.array([word.span() for word in words], dtype=np.int32).reshape(-1, 2)
    return Reading(LOG_ODDS if number else -LOG_ODDS, logs, logs, offsets)
