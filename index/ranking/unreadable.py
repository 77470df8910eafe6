"""Passages that the reader cannot judge, beside those that it judged: it knows English alone.

Beside a model for many languages it reads where question and passage are English. What else was
found is compared with that by probabilities that were learned from the same questions.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from index.odds import chance, log_odds
from index.ranking.fitted import Fitted, FittedReading
from index.ranking.second_stage import Judged
from index.search.shared_language import languages
from index.search.snapshot import Snapshot

READ = "en>en"
"""The languages of question and passage that the reader knows."""


def readable(
    question: str, snapshot: Snapshot, positions: Iterable[int], numbers: Fitted
) -> frozenset[int]:
    """Return which of *positions* the reader may judge for *question*.

    Beside a model of one language it is weighed with whatever comes.
    """
    if numbers.across is None:
        return frozenset(positions)
    candidates = snapshot.candidates
    return frozenset(
        each for each in positions if is_known(question, candidates[each].article.body)
    )


def is_known(question: str, body: str) -> bool:
    """Return whether the reader knows the languages of *question* and of the article of *body*."""
    return languages(question, body) == READ


def compared_with_read(judged: Judged, reading: FittedReading) -> Judged:
    """Return *judged*, which was not read, with a probability like those that *reading* gives."""
    return replace(judged, probability=_compared(judged.probability, reading))


def acting(numbers: Fitted, *, is_read: bool) -> Fitted | FittedReading:
    """Return what tells from which probability to answer, where some were read.

    *is_read* tells whether the one that comes first was; one that was not is answered from where it
    would be if nothing had been read.
    """
    reading = numbers.reading
    if reading is None or is_read or reading.unread is None:
        return reading or numbers
    return replace(reading, answer_at=_compared(numbers.answer_at, reading))


def acting_on(position: int, readings: Collection[int], numbers: Fitted) -> Fitted | FittedReading:
    """Return what tells from which probability *position* answers, where *readings* were read."""
    return acting(numbers, is_read=position in readings) if readings else numbers


def among(
    read: Sequence[int], unread: Sequence[int], probabilities: Mapping[int, float]
) -> list[int]:
    """Return *read* and *unread* as one: each in its own order, the likelier first."""
    left, right = list(read), list(unread)
    found: list[int] = []
    while left and right:
        is_likelier = probabilities[right[0]] > probabilities[left[0]]
        found.append((right if is_likelier else left).pop(0))
    return [*found, *left, *right]


def _compared(probability: float, reading: FittedReading) -> float:
    if reading.unread is None:
        return probability
    row = np.array([[log_odds(probability)]], dtype=np.float32)
    return chance(float(reading.unread.scores(row)[0]))
