"""Learns, in `index/fitted`, what a question wants: `python -m benchmarks.training.wants`.

A linear score for each want, over hashed words and the question's vector, from the questions of
`benchmarks/wants` that are to be learned from. Beside them stand questions of the contrast set,
all of which want a passage. Strength and temperature are those at which libraries that were left
out are told best.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt
import torch

from benchmarks.quality import contrast
from benchmarks.quality import wants as report
from benchmarks.training.outputs import WANTS, packaged
from index.encoding.encoder import Vectors
from index.encoding.sentence_transformers_encoder import SentenceTransformersEncoder
from index.understanding.features import BUCKETS, buckets_of
from index.understanding.wants import Want

OUTPUT = packaged(WANTS)
SEED = 20261127
FOLDS = 5
STEPS = 100
DECAY = 1e-6
WITHOUT_VECTOR = 0.3
"""Share of the loss that is taken of the words alone, for encoders of another width."""

EVERY_CONTRAST = 4
CONTRAST_WEIGHT = 0.3
"""Every fourth question of the contrast set is learned from, counting less than one of ours: they
are many, and alike."""

_WANTS = tuple(Want)


@dataclass(frozen=True, slots=True)
class Examples:
    """Questions made ready, row by row; *fold* is the one that their library is left out in.

    Those in no fold (-1) are always learned from.
    """

    parts: tuple[npt.NDArray[np.int64], ...]
    vectors: Vectors
    wants: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float32]
    fold: npt.NDArray[np.int64]

    def where(self, chosen: npt.NDArray[np.bool_]) -> "Examples":
        """Return the rows that are *chosen*."""
        return Examples(
            tuple(part for part, kept in zip(self.parts, chosen, strict=True) if kept),
            self.vectors[chosen],
            self.wants[chosen],
            self.weights[chosen],
            self.fold[chosen],
        )


class Scorer(torch.nn.Module):
    """Scores of all wants: a bias, the mean-like sum of the words' rows, the vector's."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.words = torch.nn.Parameter(torch.zeros(BUCKETS, len(_WANTS)))
        self.vector = torch.nn.Parameter(torch.zeros(width, len(_WANTS)))
        self.bias = torch.nn.Parameter(torch.zeros(len(_WANTS)))

    def forward(self, examples: Examples) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the scores by the words alone, and those with the vectors."""
        sizes = np.array([len(part) for part in examples.parts])
        shares = np.repeat(1 / np.sqrt(np.maximum(sizes, 1)), sizes).astype(np.float32)
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        summed = torch.nn.functional.embedding_bag(
            torch.from_numpy(np.concatenate(examples.parts)),
            self.words,
            torch.from_numpy(starts),
            mode="sum",
            per_sample_weights=torch.from_numpy(shares),
        )
        by_words = self.bias + summed
        return by_words, by_words + torch.from_numpy(examples.vectors) @ self.vector


def main() -> None:
    """Learn and write the data file, and print the figures of what was held out."""
    torch.set_num_threads(1)  # sums in one order: the same file on every machine
    torch.manual_seed(SEED)
    examples = _examples(SentenceTransformersEncoder())
    temperature = _temperature(examples)
    learned = _learn(examples)
    np.savez(
        OUTPUT,
        names=[each.value for each in _WANTS],
        words=(learned.words.detach().numpy() / temperature).astype(np.float16),
        vector=(learned.vector.detach().numpy() / temperature).astype(np.float16),
        bias=learned.bias.detach().numpy() / temperature,
        temperature=temperature,
        made_by="python -m benchmarks.training.wants",
        date=datetime.now(UTC).date().isoformat(),
        seed=SEED,
        data_sha256=json.dumps(_digests()),
    )
    report.main()


def _examples(encoder: SentenceTransformersEncoder) -> Examples:
    ours = report.asked(report.LEARNED)
    others = contrast.contrasted(contrast.LEARNED)[::EVERY_CONTRAST]
    texts = [each.question for each in ours] + [each.question for each in others]
    libraries = sorted({each.library for each in ours})
    passage = _WANTS.index(Want.PASSAGE)
    return Examples(
        tuple(map(buckets_of, texts)),
        encoder.encode(texts),
        np.array([_WANTS.index(each.want) for each in ours] + [passage] * len(others)),
        np.array([1.0] * len(ours) + [CONTRAST_WEIGHT] * len(others), dtype=np.float32),
        np.array([libraries.index(each.library) % FOLDS for each in ours] + [-1] * len(others)),
    )


def _learn(examples: Examples) -> Scorer:
    net = Scorer(examples.vectors.shape[1])
    optimiser = torch.optim.LBFGS(
        net.parameters(), max_iter=STEPS, history_size=6, line_search_fn="strong_wolfe"
    )
    wants = torch.from_numpy(examples.wants)
    weights = torch.from_numpy(examples.weights / examples.weights.sum())

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        by_words, by_both = net(examples)
        told = sum(
            share * (weights * torch.nn.functional.cross_entropy(scores, wants, reduction="none"))
            for share, scores in ((WITHOUT_VECTOR, by_words), (1 - WITHOUT_VECTOR, by_both))
        )
        found = torch.as_tensor(told).sum()
        found = found + DECAY * (net.words.square().sum() + net.vector.square().sum())
        found.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        return found

    optimiser.step(loss)  # type: ignore[no-untyped-call]  # the same
    return net


def _temperature(examples: Examples) -> float:
    """Return what scores are divided by so that probabilities of libraries left out are true."""
    scores, wants = [], []
    for fold in range(FOLDS):
        net = _learn(examples.where(examples.fold != fold))
        left_out = examples.where(examples.fold == fold)
        scores.append(net(left_out)[1].detach())
        wants.append(torch.from_numpy(left_out.wants))
    told, right = torch.cat(scores), torch.cat(wants)
    candidates = [float(each) for each in np.round(np.arange(0.8, 3.01, 0.05), 2)]
    losses = [float(torch.nn.functional.cross_entropy(told / each, right)) for each in candidates]
    best = candidates[int(np.argmin(losses))]
    found = float((told.argmax(dim=1) == right).float().mean())
    print(f"libraries left out: {100 * found:.1f} % right, loss {min(losses):.3f} at {best}")
    return best


def _digests() -> dict[str, str]:
    learned_from = (
        report.FOLDER / f"{report.LEARNED}.jsonl",
        contrast.FOLDER / f"{contrast.LEARNED}-questions.jsonl",
    )
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in learned_from}


if __name__ == "__main__":
    main()
