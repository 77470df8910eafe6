"""Learns the three networks of `index/ranking/fitted.py` from trials."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch

from benchmarks.training.networks import Floats, Net, listwise, network, spread, train
from benchmarks.training.trials import Trial
from index.ranking import answerability, first_stage, highlighter
from index.ranking.fitted import Fitted, Network
from index.ranking.passage_features import PASSAGE_FEATURES

HIGHLIGHT_UNITS = 16
ANSWERABILITY_UNITS = 8
IN_CONTEXT_WEIGHT = 0.25
"""Of a question that its paragraph does not answer, beside one whose article is absent."""

_NONE = np.zeros(0, dtype=np.float32)
_NOTHING = Network((), _NONE, _NONE, _NONE, 0.0, _NONE.reshape(0, 0), _NONE, _NONE)
"""Stands where a network is still to be learned."""


def learn(
    trials: Sequence[Trial],
    judged: Sequence[Trial],
    probabilities: dict[str, float],
    *,
    across: bool = False,
) -> Fitted:
    """Return ranking and highlighting learned from *trials*, judging from *judged*.

    With *across* passages in another language than the question are weighed by numbers of their
    own.
    """
    if across:
        return _learn_across(trials, judged, probabilities)
    draft = _fitted(learn_ranking(trials), learn_highlight(trials), probabilities)
    return replace(draft, answerability=learn_answerability(judged, draft))


def _learn_across(
    trials: Sequence[Trial], judged: Sequence[Trial], probabilities: dict[str, float]
) -> Fitted:
    within, beyond = learn_rankings(trials)
    own = _fitted(within, learn_highlight(trials, shared=True), probabilities)
    other = _fitted(beyond, learn_highlight(trials, shared=False), probabilities)
    draft = replace(own, across=other)
    return replace(
        draft,
        answerability=learn_answerability(judged, draft, shared=True),
        across=replace(other, answerability=learn_answerability(judged, draft, shared=False)),
    )


def _fitted(ranking: Network, highlight: Network, probabilities: dict[str, float]) -> Fitted:
    """Return what is learned so far; judging comes last, as it judges what these put first."""
    return Fitted(
        ranking,
        highlight,
        _NOTHING,
        answer_at=probabilities["answer_at"],
        medium_at=probabilities["medium_at"],
        high_at=probabilities["high_at"],
    )


def learn_rankings(trials: Sequence[Trial]) -> tuple[Network, Network]:
    """Return the ranking of passages in the language of the question, and of those in another.

    Both are learned as one, each signal counting otherwise across languages, so that their scores
    compare.
    """
    kept = [each for each in trials if each.question.answers and each.right.any()]
    width = len(PASSAGE_FEATURES)
    groups = [_widened(each) for each in kept]
    signals = (*PASSAGE_FEATURES, *(f"{name} across" for name in PASSAGE_FEATURES), "across")
    both = listwise(signals, groups, [each.right for each in kept], 0)
    slope = both.linear / both.deviation
    level = both.intercept - float(both.mean @ slope)
    own, other = slope[:width], slope[:width] + slope[width:-1]
    mean, deviation = both.mean[:width], both.deviation[:width]
    return _line(own, level, mean, deviation), _line(
        other, level + float(slope[-1]), mean, deviation
    )


def _widened(trial: Trial) -> Floats:
    """Return the signals of the finalists, then those of the ones in another language again."""
    rows = np.stack([each.passage for each in trial.features])
    across = ~trial.shared[:, None]
    return np.hstack([rows, rows * across, across]).astype(np.float32)


def _line(slope: Floats, level: float, mean: Floats, deviation: Floats) -> Network:
    """Return the network that is *level* plus *slope* times the signals of a passage."""
    linear = (slope * deviation).astype(np.float32)
    return Network(
        PASSAGE_FEATURES,
        mean,
        deviation,
        linear,
        level + float(mean @ slope),
        np.zeros((len(slope), 0), dtype=np.float32),
        _NONE,
        _NONE,
    )


def learn_ranking(trials: Sequence[Trial]) -> Network:
    """Return the linear ranking: cross-entropy of the right passage among the finalists."""
    kept = [each for each in trials if each.question.answers and each.right.any()]
    groups = [np.stack([one.passage for one in each.features]) for each in kept]
    return listwise(PASSAGE_FEATURES, groups, [each.right for each in kept], 0)


def learn_highlight(trials: Sequence[Trial], *, shared: bool | None = None) -> Network:
    """Return the highlighting: cross-entropy of the sentences that hold a marked answer.

    With *shared* it is learned from passages in the language of the question, or from others.
    """
    groups, flags = [], []
    for each in trials:
        for at, (features, holds) in enumerate(zip(each.features, each.answers, strict=True)):
            if holds.any() and shared in {None, bool(each.shared[at])}:
                groups.append(highlighter.rows([features]))
                flags.append(holds)
    return listwise(highlighter.HIGHLIGHT_FEATURES, groups, flags, HIGHLIGHT_UNITS)


def learn_answerability(
    trials: Sequence[Trial], numbers: Fitted, *, shared: bool | None = None
) -> Network:
    """Return the judging: logistic regression with a hidden layer, on the passage put first.

    With *shared* it is learned where that is in the language of the question, or where it is not.
    """
    firsts = [(each, order(each, numbers)[0]) for each in trials]
    judged = [(each, at) for each, at in firsts if shared in {None, bool(each.shared[at])}]
    rows = np.stack([judged_row(each, at, numbers) for each, at in judged])
    target = np.array([is_right(each, at) for each, at in judged], dtype=np.float32)
    counts = np.array([weight(each) for each, _ in judged], dtype=np.float32)
    mean, deviation = rows.mean(axis=0), spread(rows)
    inputs = torch.from_numpy((rows - mean) / deviation)
    net = Net(rows.shape[1], ANSWERABILITY_UNITS)

    def loss() -> torch.Tensor:
        return torch.nn.functional.binary_cross_entropy_with_logits(
            net(inputs), torch.from_numpy(target), weight=torch.from_numpy(counts)
        )

    train(net, loss)
    return network(answerability.ANSWERABILITY_FEATURES, mean, deviation, net)


def order(trial: Trial, numbers: Fitted) -> list[int]:
    """Return the places of the finalists, best first, as *numbers* put them."""
    return first_stage.rerank(trial.positions, scores(trial, numbers))


def scores(trial: Trial, numbers: Fitted) -> Floats:
    """Return the ranking score of each finalist."""
    rows = np.stack([each.passage for each in trial.features])
    own = numbers.ranking.scores(rows)
    if numbers.across is None:
        return own
    return np.where(trial.shared, own, numbers.across.ranking.scores(rows))


def is_right(trial: Trial, place: int) -> bool:
    """Return whether the finalist at *place* answers the question."""
    return bool(trial.question.answers) and bool(trial.right[place])


def weight(trial: Trial) -> float:
    """Return how much a question counts when probabilities are learned, and are checked."""
    return 1.0 if trial.question.answers else IN_CONTEXT_WEIGHT


def judged_row(trial: Trial, place: int, numbers: Fitted) -> Floats:
    """Return what *numbers* judge the finalist at *place* by."""
    features = trial.features[place]
    highlight = numbers.of(shared=bool(trial.shared[place])).highlight
    row: Floats = answerability.rows(
        [features], [highlight.scores(highlighter.rows([features]))], trial.asked
    )[0]
    return row
