"""A trained reader as the packaged model plus low-rank matrices, which go on learning.

After Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models" (ICLR 2022), but begun with
what full training came to instead of with nothing.
"""

from operator import attrgetter

import torch
from torch.nn.utils import parametrize

from benchmarks.training.reader.model import JointReader

MATRICES = {"mixed_weight": 3, "joined_weight": 1, "wide_weight": 1, "narrow_weight": 1}
"""Of a layer, with how many matrices stand in each, one upon the other."""

Tensor = torch.Tensor


class LowRank(torch.nn.Module):
    """Adds to a weight the products of *left* (m x rows x rank) and *right* (m x rank x columns).

    *left* and *right* begin as the truncated singular value decomposition of *difference*.
    """

    def __init__(self, difference: Tensor, rank: int, count: int) -> None:
        super().__init__()
        parts = difference.view(count, -1, difference.shape[1])
        left, values, right = torch.linalg.svd(parts, full_matrices=False)
        roots = values[:, :rank].sqrt()
        self.left = torch.nn.Parameter(left[:, :, :rank] * roots[:, None])
        self.right = torch.nn.Parameter(roots[:, :, None] * right[:, :rank])

    def forward(self, packaged: Tensor) -> Tensor:
        """Return the weight that *packaged* has become."""
        return packaged + (self.left @ self.right).view_as(packaged)


def into_low_rank(reader: JointReader, rank: int) -> None:
    """Make of what *reader* learned matrices of *rank*, which from now on learn in its place."""
    for layer, begun in zip(reader.layers, JointReader().layers, strict=True):
        for name, count in MATRICES.items():
            weight = layer.get_parameter(name)
            packaged = begun.get_parameter(name).detach()
            learned = LowRank(weight.detach() - packaged, rank, count)
            weight.data, weight.requires_grad = packaged, False
            parametrize.register_parametrization(layer, name, learned)


def weights_of(reader: JointReader) -> dict[str, Tensor]:
    """Return the weights of *reader* by the names that a plain one has, low ranks multiplied."""
    with torch.no_grad():
        return {
            name: attrgetter(name)(reader).clone() for name, _ in JointReader().named_parameters()
        }
