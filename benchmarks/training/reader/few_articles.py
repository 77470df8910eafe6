"""From which probability to answer where few articles are searched, learned from absent ones.

One number for all does not carry over: from what suits a hundred articles, one is asked in vain.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from benchmarks.training.reader.outcomes import Outcome
from benchmarks.training.trials import SMALL_SIZES
from index.ranking.fitted import FEW_ARTICLES, Fitted
from index.ranking.rising_threshold import RisingThreshold

FALSE_ANSWERS = 0.05
"""Share of the questions about absent articles that may be answered, in the mean over the sets."""
_STEPS = np.linspace(0, 1, 1001)


def few_articles(found: Sequence[Outcome]) -> RisingThreshold | None:
    """Return from which probability to answer among few articles; null where none was so asked.

    It is the straight line, over the logarithm of the articles, through what each size asks for.
    """
    levels = [answered_from(found, size) for size in SMALL_SIZES]
    known = [each for each in levels if each is not None]
    if len(known) < len(SMALL_SIZES):
        return None
    growth, at_one = np.polyfit(np.log(SMALL_SIZES), known, 1)
    return RisingThreshold(round(float(at_one), 4), round(float(growth), 4))


def among_few(found: Sequence[Outcome], halves: Sequence[Fitted]) -> dict[str, dict[str, float]]:
    """Return, in per cent, what is answered of each set among few articles.

    Each half of *found* is judged by its own of *halves*. Rows are numbers of articles, with the
    questions about articles that are there and about absent ones.
    """
    answered: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for each in found:
        trial = each.read.trial
        if trial.size in SMALL_SIZES and trial.size <= FEW_ARTICLES and trial.question.answers:
            row = f"{trial.size}, {'present' if trial.present else 'absent'}"
            answered[row][trial.collection].append(_answered(each, halves[each.read.half]))
    return {
        row: {name: round(100 * float(np.mean(each)), 1) for name, each in sorted(sets.items())}
        for row, sets in sorted(answered.items())
    }


def _answered(found: Outcome, numbers: Fitted) -> bool:
    reading = numbers.among(found.read.trial.size).reading
    return reading is not None and found.probability >= reading.answer_at


def answered_from(found: Sequence[Outcome], size: int) -> float | None:
    """Return the lowest probability from which `FALSE_ANSWERS` are answered among *size* articles.

    Each set counts alike. Null where none was asked of so many.
    """
    absent = defaultdict(list)
    for each in found:
        trial = each.read.trial
        if trial.size == size and trial.question.answers and not trial.present:
            absent[trial.collection].append(each.probability)
    if not absent:
        return None
    shares = [(np.array(each)[:, None] >= _STEPS).mean(axis=0) for each in absent.values()]
    few = np.flatnonzero(np.mean(shares, axis=0) <= FALSE_ANSWERS)
    return float(_STEPS[few[0]])
