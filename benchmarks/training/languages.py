"""Figures by the languages of question and passage, and what they take from the probability.

A pair is named "de>en": German questions about English passages. Collections in two languages have
names of their own, and only tell how questions are ranked there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from benchmarks.training.crossvalidation import Outcome, percent
from benchmarks.training.trials import FOLDS
from index.odds import log_odds
from index.ranking.fitted import OTHER_LANGUAGES, Fitted

OF_BOTH = " of both"
ENGLISH_ALONE = "en>en"


def lowered(
    fitted: Fitted, found: Sequence[Outcome], answer_at: float, false_answers: float
) -> Fitted:
    """Return *fitted* with what it takes from the log-odds of each pair of languages.

    It brings the share of *false_answers* about absent articles to the same in each.
    """
    if fitted.across is None:
        return fitted
    taken = _taken(found, answer_at, false_answers)
    within, across = (
        own | {OTHER_LANGUAGES: float(np.mean(list(own.values())))}
        for own in (
            {pair: each for pair, each in taken.items() if _is_within(pair) is is_within}
            for is_within in (True, False)
        )
    )
    # What English takes is in the threshold itself, which is that of the larger English sets.
    within |= {ENGLISH_ALONE: 0.0}
    return replace(fitted, lowered=within, across=replace(fitted.across, lowered=across))


def figures(
    found: Sequence[Outcome], answer_at: float, false_answers: float
) -> dict[str, dict[str, Any]]:
    """Return figures of each pair, what is taken from a fold being told by the others."""
    judged: list[Outcome] = []
    for fold in range(FOLDS):
        taken = _taken(
            [each for each in found if each.trial.fold != fold], answer_at, false_answers
        )
        judged.extend(_changed(each, taken) for each in found if each.trial.fold == fold)
    return {
        pair: _of_pair([each for each in judged if each.trial.collection == pair], answer_at)
        for pair in dict.fromkeys(
            each.trial.collection for each in found if ">" in each.trial.collection
        )
    }


def _of_pair(found: Sequence[Outcome], answer_at: float) -> dict[str, Any]:
    whole = [each for each in found if each.trial.size == 0]
    absent = [each.probability >= answer_at for each in found if not each.trial.present]
    marked = [each.marked for each in whole if each.marked is not None]
    answered = [each.rank == 1 and each.probability >= answer_at for each in whole]
    told = {
        "questions": len(whole),
        "plain": percent(np.mean([each.trial.plain_ranks[0] == 1 for each in whole])),
        "first score": percent(np.mean([each.trial.plain_ranks[1] == 1 for each in whole])),
        "footnote": percent(np.mean([each.rank == 1 for each in whole])),
        "sentence": percent(np.mean(marked)) if marked else None,
        "right and answered": percent(np.mean(answered)),
    }
    if not absent:
        return told
    return told | {"absent": len(absent), "false answers": percent(np.mean(absent))}


def _changed(outcome: Outcome, taken: dict[str, float]) -> Outcome:
    pair = outcome.trial.collection.removesuffix(OF_BOTH)
    changed = log_odds(outcome.probability) - taken.get(pair, 0.0)
    return replace(outcome, probability=float(1 / (1 + np.exp(-changed))))


def _taken(found: Sequence[Outcome], answer_at: float, false_answers: float) -> dict[str, float]:
    """Return by pair how far the log-odds that *false_answers* reach lie above *answer_at*."""
    absent = _absent(found)
    share = _share_to_read_off(absent, false_answers)
    level = log_odds(answer_at)
    return {
        pair: float(np.quantile([each for _, each in own], 1 - share)) - level
        for pair, own in absent.items()
    }


def _absent(found: Sequence[Outcome]) -> dict[str, list[tuple[int, float]]]:
    """Return by pair the fold and the log-odds of each question about absent articles."""
    absent: dict[str, list[tuple[int, float]]] = {}
    for each in found:
        pair = each.trial.collection
        if ">" in pair and pair != ENGLISH_ALONE and not each.trial.present:
            absent.setdefault(pair, []).append((each.trial.fold, log_odds(each.probability)))
    return absent


def _share_to_read_off(
    absent: Mapping[str, Sequence[tuple[int, float]]], false_answers: float
) -> float:
    """Return the share of *absent* that may reach a level, so that of others *false_answers* do.

    Of articles that a level was not read off more questions reach it, as an article's go together.
    So it is told, for all pairs at once, by the questions of each fold and levels of the others.
    """
    shares: list[float] = []
    for own in absent.values():
        folds = np.array([fold for fold, _ in own])
        reached = np.array([each for _, each in own])
        for fold in np.unique(folds):
            others = np.sort(reached[folds != fold])
            below = np.searchsorted(others, reached[folds == fold])
            shares.extend((1 - below / max(1, len(others))).tolist())
    return float(np.quantile(shares, false_answers))


def _is_within(pair: str) -> bool:
    asked, searched = pair.split(">")
    return asked == searched
