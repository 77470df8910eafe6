"""What each pass of training came to, kept outside the repository."""

from collections.abc import Iterable
from pathlib import Path

import torch

from benchmarks.training.reader.examples import CACHE, PASSES, SEARCHED

AVERAGED = 2
"""Passes whose weights are averaged for what ships."""


def checkpoint(number: int) -> Path:
    """Return where the weights that pass *number* came to are kept, the first being 0."""
    return CACHE / f"pass-{number}.pt"


def ended(number: int) -> dict[str, torch.Tensor]:
    """Return the averaged weights that pass *number* ended with."""
    averaged: dict[str, torch.Tensor] = torch.load(checkpoint(number), weights_only=True)["average"]
    return averaged


def mean_of_searched() -> dict[str, torch.Tensor]:
    """Return the mean, over the passes that teach to search, of what each ended with.

    The passes that teach to verify begin with it.
    """
    return _mean(range(SEARCHED))


def learned() -> dict[str, torch.Tensor]:
    """Return what ships: the mean of what the last `AVERAGED` passes ended with."""
    return _mean(range(PASSES - AVERAGED, PASSES))


def _mean(numbers: Iterable[int]) -> dict[str, torch.Tensor]:
    """Return the mean of what passes *numbers* ended with.

    Weights on one path of learning may be averaged (Wortsman et al., "Model soups", 2022); what
    it is worth here stands in `docs/reader.md`.
    """
    weights = [ended(number) for number in numbers]
    return {name: torch.stack([each[name] for each in weights]).mean(dim=0) for name in weights[0]}
