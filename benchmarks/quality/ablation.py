"""What each group of signals adds to the ranking, cross-validated by article.

A group's signals are blanked, and everything is learned anew without them.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from benchmarks.training import learning
from benchmarks.training.crossvalidation import recalls
from benchmarks.training.trials import FOLDS, Trial
from index.ranking import first_stage
from index.ranking.fitted import Network
from index.ranking.passage_features import PASSAGE_FEATURES

VECTORS = frozenset({"passage", "best_cosine", "sparse"})
LATE = frozenset({"late", "late_linear", "best_late", "best_late_linear", "best_context"})
WORDS = frozenset(
    {"characters", "pairs", "missing", "missing_names", "best_overlap", "best_characters"}
)
STEPS = {
    "+ late interaction, weights learned": VECTORS | LATE,
    "+ words, names and spelling": VECTORS | LATE | WORDS,
    "+ answer type and length": frozenset(PASSAGE_FEATURES),
}
"""Each step's signals, in the order in which they are added."""


def steps(trials: Sequence[Trial]) -> dict[str, dict[str, float]]:
    """Return recalls, in per cent, of ranking answerable *trials* by ever more signals."""
    asked = [each for each in trials if each.question.answers]
    fixed = {
        "one vector a paragraph": [each.plain_ranks[0] for each in asked],
        "+ sentences and BM25, fixed weights": [each.plain_ranks[1] for each in asked],
    }
    learned = {name: _ranks(asked, kept) for name, kept in STEPS.items()}
    return {name: recalls(ranks) for name, ranks in (fixed | learned).items()}


def _ranks(trials: Sequence[Trial], kept: Collection[str]) -> list[int]:
    seen = [_blanked(each, kept) for each in trials]
    found: list[int] = []
    for fold in range(FOLDS):
        ranking = learning.learn_ranking([each for each in seen if each.fold != fold])
        found.extend(_rank(each, ranking) for each in seen if each.fold == fold)
    return found


def _rank(trial: Trial, ranking: Network) -> int:
    scores = ranking.scores(np.stack([each.passage for each in trial.features]))
    order = first_stage.rerank(trial.positions, scores)
    return next((at for at, place in enumerate(order, start=1) if trial.right[place]), 10**6)


def _blanked(trial: Trial, kept: Collection[str]) -> Trial:
    mask = np.array([name in kept for name in PASSAGE_FEATURES], dtype=np.float32)
    blanked = tuple(replace(each, passage=each.passage * mask) for each in trial.features)
    return replace(trial, features=blanked)
