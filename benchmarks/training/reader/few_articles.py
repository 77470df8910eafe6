"""From which probability to answer where few articles are searched, learned from absent ones.

One number for all does not carry over: from what suits a hundred articles, one is asked in vain.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from benchmarks.training.reader.outcomes import Outcome

FALSE_ANSWERS = 0.05
"""Share of the questions about absent articles that may be answered, in the mean over the sets."""
FEW = (1, 3, 10)
"""Articles in the collections that are learned from."""
_STEPS = np.linspace(0, 1, 1001)


def few_articles(found: Sequence[Outcome]) -> dict[str, float]:
    """Return `alone_at` and `growth` of `FittedReading`; nothing where no small ones were asked.

    They are the straight line, over the logarithm of the articles, through what each size asks for.
    """
    levels = [answered_from(found, size) for size in FEW]
    known = [each for each in levels if each is not None]
    if len(known) < len(FEW):
        return {}
    growth, alone = np.polyfit(np.log(FEW), known, 1)
    return {"alone_at": round(float(alone), 4), "growth": round(float(growth), 4)}


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
