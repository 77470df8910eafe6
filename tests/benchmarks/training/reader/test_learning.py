"""What the training of the reader adds up, compared with sums that a reader can do."""

import numpy as np
import pytest
import torch

from benchmarks.training.reader import model
from benchmarks.training.reader.losses import distilling
from benchmarks.training.reader.low_rank import MATRICES, into_low_rank, weights_of
from benchmarks.training.reader.model import DROPPED, Dropout, JointReader
from benchmarks.training.reader.pairs import NEAR, POSITIVE, Pairs

WIDTH = 384


def pairs(groups: list[int], ranked: list[float]) -> Pairs:
    """Return pairs of two word pieces, numbered by *groups*, with their *ranked* scores."""
    count = len(groups)
    firsts = [at == 0 or groups[at - 1] != groups[at] for at in range(count)]
    return Pairs(
        pieces=np.zeros(2 * count, np.uint32),
        starts=np.arange(0, 2 * count + 1, 2),
        first=np.ones(count, np.int32),
        span=np.zeros((count, 2), np.int32),
        kind=np.array([POSITIVE if first else NEAR for first in firsts], np.int8),
        groups=np.array(groups, np.int32),
        ranked=np.array(ranked, np.float32),
    )


def test_nothing_is_distilled_where_both_say_the_same_but_for_a_constant() -> None:
    known = pairs([4, 4, 7, 7, 7], [2.0, 1.0, 0.0, 3.0, -1.0])
    logits = torch.tensor([12.0, 11.0, -5.0, -2.0, -6.0])

    assert distilling(logits, known, np.arange(5)).item() == pytest.approx(0, abs=1e-6)


def test_what_is_distilled_is_the_mean_divergence_of_the_groups_that_were_ranked() -> None:
    known = pairs([0, 0, 1, 1, 2], [1.0, 0.0, 0.0, 2.0, float("nan")])
    logits = torch.tensor([0.0, 0.0, 1.0, 0.5, 9.0])

    shares = [np.exp([1.0, 0.0]), np.exp([0.0, 2.0])]
    own = [np.exp([0.0, 0.0]), np.exp([1.0, 0.5])]
    each = [
        float(np.sum(p / p.sum() * np.log((p / p.sum()) / (q / q.sum()))))
        for p, q in zip(shares, own, strict=True)
    ]
    found = distilling(logits, known, np.arange(5)).item()
    assert found == pytest.approx(sum(each) / 2, rel=1e-5)


def test_dropout_keeps_the_mean_while_learning_and_changes_nothing_else() -> None:
    torch.manual_seed(1)
    dropout, states = Dropout(), torch.ones(400, WIDTH)

    dropped = dropout(states)

    assert (dropped == 0).float().mean().item() == pytest.approx(DROPPED, abs=0.01)
    assert dropped.mean().item() == pytest.approx(1, abs=0.01)
    assert torch.equal(dropout.eval()(states), states)


def test_low_rank_matrices_of_full_rank_are_what_was_learned_and_alone_go_on_learning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(model, "LAYERS", 2)
    reader = JointReader()
    with torch.no_grad():
        reader.layers[0].get_parameter("wide_weight").add_(0.01)
    learned = {name: each.detach().clone() for name, each in reader.named_parameters()}

    into_low_rank(reader, WIDTH)

    found = weights_of(reader)
    assert found.keys() == learned.keys()
    assert all(torch.allclose(found[name], learned[name], atol=1e-5) for name in learned)
    still = {name for name, each in reader.named_parameters() if not each.requires_grad}
    assert len(still) == len(MATRICES) * len(reader.layers)
    assert all(name.endswith(".original") for name in still)
