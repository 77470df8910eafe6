"""Quality on questions that nothing was learned from: five folds, split by article title.

For each fold the ranking, the highlighting and the judging are learned from the other four.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.training import learning
from benchmarks.training.trials import FOLDS, Trial
from index import odds
from index.evaluation.measures import auroc, coverage
from index.ranking import highlighter
from index.ranking.fitted import Fitted

DEPTHS = (1, 3, 5, 10)
EDGES = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
BARS = (0.001, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2)
"""Shares of false answers at which the trade-off is read off."""
PROVISIONAL = {"answer_at": 0.5, "medium_at": 0.7, "high_at": 0.9}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A trial judged by what was learned without its article; *rank* is 1 or more, or huge."""

    trial: Trial
    rank: int
    marked: bool | None
    """Whether the marked sentences hold an answer; null when the right passage is not first."""
    probability: float

    @property
    def right(self) -> bool:
        """Return whether the passage put first answers."""
        return bool(self.trial.question.answers) and self.rank == 1


def outcomes(
    whole: Sequence[Trial], judged: Sequence[Trial], *, across: bool = False
) -> list[Outcome]:
    """Return what becomes of every trial of *judged*, in folds; *whole* teaches the ranking."""
    found: list[Outcome] = []
    for fold in range(FOLDS):
        numbers = learning.learn(
            [each for each in whole if each.fold != fold],
            [each for each in judged if each.fold != fold],
            PROVISIONAL,
            across=across,
        )
        found.extend(_outcome(each, numbers) for each in judged if each.fold == fold)
    return found


def _outcome(trial: Trial, numbers: Fitted) -> Outcome:
    order = learning.order(trial, numbers)
    own = numbers.of(shared=bool(trial.shared[order[0]]))
    rank = next((at for at, place in enumerate(order, start=1) if trial.right[place]), 10**6)
    marked = None
    if rank == 1 and trial.question.answers:
        scores = own.highlight.scores(highlighter.rows([trial.features[order[0]]]))
        first, last = highlighter.choose(scores)
        marked = bool(trial.answers[order[0]][first : last + 1].any())
    row = learning.judged_row(trial, order[0], numbers)
    return Outcome(trial, rank, marked, odds.chance(float(own.answerability.scores(row[None])[0])))


def ranking(found: Sequence[Outcome]) -> dict[str, Any]:
    """Return, in per cent, how often the right passage is found by each way of ranking."""
    good = [each for each in found if each.trial.question.answers]
    ranks = {
        "plain": [each.trial.plain_ranks[0] for each in good],
        "first score": [each.trial.plain_ranks[1] for each in good],
        "footnote": [each.rank for each in good],
    }
    marked = [each.marked for each in good if each.marked is not None]
    return {
        "questions": len(good),
        **{name: recalls(values) for name, values in ranks.items()},
        "sentence": percent(np.mean(marked)),
    }


def recalls(ranks: Sequence[int]) -> dict[str, float]:
    """Return R@1, 3, 5 and 10, MRR and nDCG@10 of *ranks*, in per cent."""
    near = [rank if rank <= DEPTHS[-1] else None for rank in ranks]
    return {
        **{f"R@{depth}": percent(np.mean([rank <= depth for rank in ranks])) for depth in DEPTHS},
        "MRR": percent(np.mean([1 / rank if rank else 0 for rank in near])),
        "nDCG@10": percent(np.mean([1 / np.log2(rank + 1) if rank else 0 for rank in near])),
    }


def absence(found: Sequence[Outcome]) -> dict[str, Any]:
    """Return how well questions about articles that are there stand apart from the others."""
    return standing_apart(*split(found))


def standing_apart(present: Sequence[float], absent: Sequence[float]) -> dict[str, Any]:
    """Return how well probabilities of questions about *present* articles stand above others."""
    return {
        "present": len(present),
        "absent": len(absent),
        "auroc": round(auroc(present, absent) or 0, 4),
        "coverage at 5 %": percent(coverage(present, absent, 0.05) or 0),
        "coverage at 1 %": percent(coverage(present, absent, 0.01) or 0),
    }


def split(found: Sequence[Outcome]) -> tuple[list[float], list[float]]:
    """Return the probabilities of answerable questions: article present, article absent."""
    asked = [each for each in found if each.trial.question.answers]
    present = [each.probability for each in asked if each.trial.present]
    return present, [each.probability for each in asked if not each.trial.present]


def bar(found: Sequence[Outcome], false_answers: float) -> float:
    """Return the probability that lets *false_answers* of the absent questions through."""
    return float(np.quantile(split(found)[1], 1 - false_answers))


def curve(found: Sequence[Outcome]) -> list[dict[str, float]]:
    """Return, for each bar, shares answered of present, and refused of in-context questions."""
    present = np.array(split(found)[0])
    context = np.array([e.probability for e in found if not e.trial.question.answers])
    rows = []
    for share in BARS:
        at = bar(found, share)
        rows.append(
            {
                "false answers": percent(share),
                "probability": round(at, 3),
                "answered": percent((present >= at).mean()),
                "in-context refused": percent((context < at).mean()),
            }
        )
    return rows


def reliability(found: Sequence[Outcome]) -> list[dict[str, float]]:
    """Return, for bins of probability, how many questions fell there and how many were right.

    A probability is true of one mixture of questions only: this one is that of the learning,
    where a question that its own paragraph leaves open counts `IN_CONTEXT_WEIGHT`.
    """
    chance = np.array([each.probability for each in found])
    right = np.array([each.right for each in found])
    counts = np.array([learning.weight(each.trial) for each in found])
    rows = []
    for low, high in itertools.pairwise(EDGES):
        inside: npt.NDArray[np.bool_] = (chance >= low) & (chance < high + (high == 1))
        if inside.any():
            rows.append(
                {
                    "from": low,
                    "questions": int(inside.sum()),
                    "mean probability": _average(chance[inside], counts[inside]),
                    "share right": _average(right[inside], counts[inside]),
                }
            )
    return rows


def _average(values: npt.NDArray[Any], counts: npt.NDArray[Any]) -> float:
    return round(float(np.average(values, weights=counts)), 3)


def percent(share: float | np.floating[Any]) -> float:
    """Return *share* in per cent with one digit after the point."""
    return round(100 * float(share), 1)
