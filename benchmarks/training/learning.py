"""Learns the three networks of `index/ranking/fitted.py` from trials, with PyTorch, seeds fixed."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import torch

from benchmarks.training.trials import Trial
from index.ranking import answerability, first_stage, highlighter
from index.ranking.features import PASSAGE_FEATURES
from index.ranking.fitted import Fitted, Network

SEED = 20261124
STEPS = 300
RATE = 0.02
DECAY = 1e-3
HIGHLIGHT_UNITS = 16
ANSWERABILITY_UNITS = 8
IN_CONTEXT_WEIGHT = 0.25
"""Of a question that its paragraph does not answer, beside one whose article is absent."""

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]


def learn(
    trials: Sequence[Trial], judged: Sequence[Trial], probabilities: dict[str, float]
) -> Fitted:
    """Return ranking and highlighting learned from *trials*, judging from *judged*."""
    ranking = learn_ranking(trials)
    highlight = learn_highlight(trials)
    placeholder = _network(
        ("none",), np.zeros(1, dtype=np.float32), np.ones(1, dtype=np.float32), _Net(1, 0)
    )
    draft = Fitted(ranking, highlight, placeholder, 0.5, 0.7, 0.9)
    return Fitted(
        ranking,
        highlight,
        learn_answerability(judged, draft),
        answer_at=probabilities["answer_at"],
        medium_at=probabilities["medium_at"],
        high_at=probabilities["high_at"],
    )


def learn_ranking(trials: Sequence[Trial]) -> Network:
    """Return the linear ranking: cross-entropy of the right passage among the finalists."""
    kept = [each for each in trials if each.question.answers and each.right.any()]
    groups = [np.stack([one.passage for one in each.features]) for each in kept]
    return _listwise(
        PASSAGE_FEATURES, groups, [each.right for each in kept], first_stage.FINALISTS, 0
    )


def learn_highlight(trials: Sequence[Trial]) -> Network:
    """Return the highlighting: cross-entropy of the sentences that hold a marked answer."""
    groups, flags = [], []
    for each in trials:
        for features, holds in zip(each.features, each.answers, strict=True):
            if holds.any():
                groups.append(highlighter.rows([features]))
                flags.append(holds)
    width = max(len(each) for each in groups)
    return _listwise(highlighter.HIGHLIGHT_FEATURES, groups, flags, width, HIGHLIGHT_UNITS)


def learn_answerability(trials: Sequence[Trial], numbers: Fitted) -> Network:
    """Return the judging: logistic regression with a hidden layer, on the passage put first."""
    rows = np.stack([judged_row(each, numbers) for each in trials])
    target = np.array([is_right(each, numbers) for each in trials], dtype=np.float32)
    counts = np.array([weight(each) for each in trials], dtype=np.float32)
    mean, deviation = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    inputs = torch.from_numpy((rows - mean) / deviation)
    net = _Net(rows.shape[1], ANSWERABILITY_UNITS)

    def loss() -> torch.Tensor:
        return torch.nn.functional.binary_cross_entropy_with_logits(
            net(inputs), torch.from_numpy(target), weight=torch.from_numpy(counts)
        )

    _train(net, loss)
    return _network(answerability.ANSWERABILITY_FEATURES, mean, deviation, net)


def order(trial: Trial, ranking: Network) -> list[int]:
    """Return the places of the finalists, best first, as *ranking* puts them."""
    scores = ranking.scores(np.stack([each.passage for each in trial.features]))
    return first_stage.rerank(trial.positions, scores)


def is_right(trial: Trial, numbers: Fitted) -> bool:
    """Return whether the passage put first answers the question."""
    return bool(trial.question.answers) and bool(trial.right[order(trial, numbers.ranking)[0]])


def weight(trial: Trial) -> float:
    """Return how much a question counts when probabilities are learned, and are checked."""
    return 1.0 if trial.question.answers else IN_CONTEXT_WEIGHT


def judged_row(trial: Trial, numbers: Fitted) -> Floats:
    """Return what is judged about the passage that *numbers* puts first."""
    features = trial.features[order(trial, numbers.ranking)[0]]
    scores = numbers.highlight.scores(highlighter.rows([features]))
    row: Floats = answerability.rows([features], [scores], trial.asked)[0]
    return row


class _Net(torch.nn.Module):
    def __init__(self, features: int, units: int) -> None:
        super().__init__()
        torch.manual_seed(SEED)
        self.linear = torch.nn.Linear(features, 1)
        scale = features**-0.5
        self.hidden = torch.nn.Parameter(scale * torch.randn(features, units))
        self.bias = torch.nn.Parameter(torch.zeros(units))
        self.out = torch.nn.Parameter(0.1 * torch.randn(units))

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        bent = torch.tanh(rows @ self.hidden + self.bias) @ self.out
        return torch.as_tensor(self.linear(rows).squeeze(-1) + bent)


def _listwise(
    signals: tuple[str, ...],
    groups: Sequence[Floats],
    flags: Sequence[Flags],
    width: int,
    units: int,
) -> Network:
    flat = np.concatenate(groups)
    mean, deviation = flat.mean(axis=0), flat.std(axis=0) + 1e-6
    inputs = np.zeros((len(groups), width, flat.shape[1]), dtype=np.float32)
    there = np.zeros((len(groups), width), dtype=np.bool_)
    right = np.zeros((len(groups), width), dtype=np.bool_)
    for row, (group, flag) in enumerate(zip(groups, flags, strict=True)):
        inputs[row, : len(group)] = (group - mean) / deviation
        there[row, : len(group)] = True
        right[row, : len(group)] = flag
    net = _Net(flat.shape[1], units)
    tensors = [torch.from_numpy(each) for each in (inputs, ~there, ~right)]

    def loss() -> torch.Tensor:
        scores = net(tensors[0]).masked_fill(tensors[1], -1e9)
        wanted = scores.masked_fill(tensors[2], -1e9)
        return (torch.logsumexp(scores, 1) - torch.logsumexp(wanted, 1)).mean()

    _train(net, loss)
    return _network(signals, mean, deviation, net)


def _train(net: _Net, loss: Callable[[], torch.Tensor]) -> None:
    optimiser = torch.optim.Adam(net.parameters(), lr=RATE)
    for step in range(STEPS):
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - step / STEPS) + 1e-4
        total = loss() + DECAY * sum((each**2).sum() for each in net.parameters())
        optimiser.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        optimiser.step()


def _network(signals: tuple[str, ...], mean: Floats, deviation: Floats, net: _Net) -> Network:
    def array(tensor: torch.Tensor) -> Floats:
        return tensor.detach().numpy().astype(np.float32)

    return Network(
        signals=signals,
        mean=mean,
        deviation=deviation,
        linear=array(net.linear.weight)[0],
        intercept=float(net.linear.bias.detach()),
        hidden=array(net.hidden),
        bias=array(net.bias),
        out=array(net.out),
    )
