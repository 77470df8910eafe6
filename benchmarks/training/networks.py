"""How a network of `index/ranking/fitted.py` is learned, with PyTorch, seeds fixed."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import torch

from index.ranking.fitted import Network

SEED = 20261124
STEPS = 300
RATE = 0.02
DECAY = 1e-3
LEAST_SPREAD = 1e-4
"""A signal that spreads less tells nothing: no sentence of XQuAD asks."""

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]


class Net(torch.nn.Module):
    """What a `Network` is while it is learned: a line, and a layer of so many bent *units*."""

    def __init__(self, features: int, units: int) -> None:
        super().__init__()
        torch.manual_seed(SEED)
        self.linear = torch.nn.Linear(features, 1)
        scale = features**-0.5
        self.hidden = torch.nn.Parameter(scale * torch.randn(features, units))
        self.bias = torch.nn.Parameter(torch.zeros(units))
        self.out = torch.nn.Parameter(0.1 * torch.randn(units))

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        """Return the score of each of *rows*."""
        bent = torch.tanh(rows @ self.hidden + self.bias) @ self.out
        return torch.as_tensor(self.linear(rows).squeeze(-1) + bent)


def listwise(
    signals: tuple[str, ...], groups: Sequence[Floats], flags: Sequence[Flags], units: int
) -> Network:
    """Return what is learned by the cross-entropy, in each group, of the rows that are flagged."""
    flat = np.concatenate(groups)
    mean, deviation = flat.mean(axis=0), spread(flat)
    rows = torch.from_numpy((flat - mean) / deviation)
    owner = torch.from_numpy(np.repeat(np.arange(len(groups)), [len(each) for each in groups]))
    right = torch.from_numpy(np.concatenate(flags))
    net = Net(flat.shape[1], units)

    def loss() -> torch.Tensor:
        scores = net(rows)
        every = _log_sum(scores, owner, len(groups))
        return (every - _log_sum(scores[right], owner[right], len(groups))).mean()

    train(net, loss)
    return network(signals, mean, deviation, net)


def spread(rows: Floats) -> Floats:
    """Return the deviation of each signal, 1 for one that never changes: it is divided by."""
    found = rows.std(axis=0)
    return np.where(found < LEAST_SPREAD, np.float32(1), found + np.float32(1e-6))


def _log_sum(scores: torch.Tensor, owner: torch.Tensor, groups: int) -> torch.Tensor:
    """Return the logarithm of the sum of the exponentials of each group, whose rows *owner* tells.

    No group is without a row. Rows of all lengths stand in one line: padded, they would be mostly
    padding.
    """
    highest = torch.full((groups,), -torch.inf).scatter_reduce(0, owner, scores.detach(), "amax")
    sums = torch.zeros(groups).index_add(0, owner, torch.exp(scores - highest[owner]))
    return torch.log(sums) + highest


def train(net: Net, loss: Callable[[], torch.Tensor]) -> None:
    """Bring *net* to where *loss*, over all rows at once, is least, large weights counted in."""
    optimiser = torch.optim.Adam(net.parameters(), lr=RATE)
    for step in range(STEPS):
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - step / STEPS) + 1e-4
        total = loss() + DECAY * sum((each**2).sum() for each in net.parameters())
        optimiser.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        optimiser.step()


def network(signals: tuple[str, ...], mean: Floats, deviation: Floats, net: Net) -> Network:
    """Return what *net* came to over *signals* that were brought to one scale."""

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
