"""Ways of shipping the reader, compared: `python -m benchmarks.training.reader.packings`.

Full layers in one byte a number, and what was learned as low-rank matrices upon the packaged
model: the truncated singular value decomposition of the difference, in two bytes a number.
Every sixth question of the held-out fold, after `benchmarks/training/reader/report.py` has run.
"""

from collections.abc import Mapping
from typing import Any

import torch

from benchmarks.training.reader import outcomes
from benchmarks.training.reader.checkpoints import checkpoint, learned
from benchmarks.training.reader.examples import CACHE, PASSES
from benchmarks.training.reader.experiment import kept
from benchmarks.training.reader.low_rank import into_low_rank, weights_of
from benchmarks.training.reader.model import JointReader
from benchmarks.training.reader.packing import Floats, named, packed
from benchmarks.training.reader.read_trials import Readings, read_trials
from index.encoding.packaged_model import file_sha256
from index.encoding.packaged_onnx_model import PACKAGED
from index.reader.onnx_reader import OnnxReader
from index.reader.weights import StoredWeights

RANKS = (8, 16, 32, 64)
EVERY = 6


def main() -> None:
    """Print a line for each way: megabytes, and what it finds."""
    found = kept()
    trials = [each.trial for each in found.whole][::EVERY]
    passes = [torch.load(checkpoint(each), weights_only=True) for each in range(PASSES)]
    mean = learned()
    full = named(mean)
    ways = {"what ships, 8 bits": full}
    ways |= {
        f"pass {number}, {kind}, 8 bits": named(each[kind])
        for number, each in enumerate(passes, start=1)
        for kind in ("average", "last")
    }
    ways |= {f"rank {rank}": low_rank(mean, rank) for rank in RANKS}
    for name, weights in ways.items():
        stored = packed(weights)
        file = CACHE / f"{name}.npz"
        file.write_bytes(stored)
        reader = OnnxReader(StoredWeights(file, file_sha256(file), PACKAGED), CACHE)
        read = read_trials(trials, found.numbers, Readings(reader, CACHE / name))
        size = (
            _low_rank_size(full, int(name.split()[1])) if name.startswith("rank") else len(stored)
        )
        print(f"{name}: {size / 1e6:.1f} MB", figures(outcomes.cross_fitted(read, found.halves)))


def low_rank(weights: dict[str, torch.Tensor], rank: int) -> dict[str, Floats]:
    """Return *weights* with each matrix the packaged one plus a difference of *rank*."""
    reader = JointReader()
    reader.load_state_dict(weights, strict=False)
    into_low_rank(reader, rank)
    return named(weights_of(reader))


def _matrices(weights: Mapping[str, Floats]) -> list[str]:
    return [name for name, each in weights.items() if name.startswith("encoder") and each.ndim > 1]


def _low_rank_size(weights: Mapping[str, Floats], rank: int) -> int:
    matrices = set(_matrices(weights))
    kept = sum(each.size for name, each in weights.items() if name not in matrices)
    return 2 * (kept + sum(rank * sum(weights[name].shape) for name in matrices))


def figures(found: list[outcomes.Outcome]) -> dict[str, Any]:
    """Return what tells ways of shipping apart, of both question sets together."""
    ranking, spans = outcomes.ranking_figures(found), outcomes.span_figures(found)
    context = outcomes.context_figures(found)
    return {
        "R@1": ranking["R@1"],
        "sentence": ranking["sentence"],
        "EM": spans["EM"],
        "F1": spans["F1"],
        "in-context AUROC": context["auroc"],
    }


if __name__ == "__main__":
    main()
