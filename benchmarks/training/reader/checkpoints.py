"""What each pass of training came to, kept outside the repository."""

from pathlib import Path

import torch

from benchmarks.training.reader.examples import CACHE, PASSES, SEARCHED


def checkpoint(number: int) -> Path:
    """Return where the weights that pass *number* came to are kept, the first being 0."""
    return CACHE / f"pass-{number}.pt"


def ended(number: int) -> dict[str, torch.Tensor]:
    """Return the averaged weights that pass *number* ended with."""
    averaged: dict[str, torch.Tensor] = torch.load(checkpoint(number), weights_only=True)["average"]
    return averaged


def mean_of_searched() -> dict[str, torch.Tensor]:
    """Return the mean, over the passes that teach to search, of what each ended with.

    Weights on one path of learning may be averaged (Wortsman et al., "Model soups", 2022); what
    it is worth here stands in `docs/reader.md`. The passes that teach to verify begin with it.
    """
    weights = [ended(number) for number in range(SEARCHED)]
    return {name: torch.stack([each[name] for each in weights]).mean(dim=0) for name in weights[0]}


def learned() -> dict[str, torch.Tensor]:
    """Return what all passes came to: what ships."""
    return ended(PASSES - 1)
