"""Learns the projection in `index/fitted`: `python -m benchmarks.training.projection [MODEL]`.

Word pieces are turned and weighed so that the sentence that answers a question matches it best,
before the other sentences of its paragraph and of two paragraphs that are near to the question.
Learned from the shared reddit and amazon questions, so that nothing measured on the Wikipedia
sets has been seen.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

import numpy as np
import numpy.typing as npt
import torch

from benchmarks.question_sets import digests, load
from benchmarks.training.models import encoder_named
from benchmarks.training.outputs import PROJECTION, output
from index.encoding.encoder import Encoder, Role
from index.evaluation.squad import SquadSet
from index.search.embedding import passage_sentences

SETS = ("reddit.json", "amazon.json")
SEED = 20261124
WIDTH = 128
NEIGHBOURS = 2
EPOCHS = 2
BATCH = 32
RATE = 1e-3
POWER = 3
FIRST_SCALE = 15.0
PORTION = 256
"""Texts that are encoded at a time."""
ATTENTION_RATE = 3
"""How much faster the attention learns than the matrix."""

Floats = npt.NDArray[np.float32]


Halves = npt.NDArray[np.float16]
"""Vectors of word pieces as they are held: each text's once, in two bytes a number, as all texts
of a model for many languages would not go into memory otherwise."""


@dataclass(frozen=True, slots=True)
class Example:
    """Pieces of a question (m x d) and of each of three paragraphs, with their sentences.

    *sentence* numbers the sentence of each piece, *answers* tells which of them answer.
    """

    question: Halves
    pieces: tuple[Halves, ...]
    sentence: npt.NDArray[np.int16]
    answers: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class HeldText:
    """An `EncodedText` whose *pieces* are held in two bytes a number."""

    vector: Floats
    pieces: Halves
    starts: npt.NDArray[np.int32]


class Projector(torch.nn.Module):
    """Cubed best matches of projected pieces, weighed by a learned attention."""

    def __init__(self, matrix: Floats) -> None:
        super().__init__()
        self.matrix = torch.nn.Parameter(torch.from_numpy(matrix))
        self.attention = torch.nn.Parameter(torch.zeros(matrix.shape[0]))
        self.scale = torch.nn.Parameter(torch.tensor(FIRST_SCALE))

    def forward(self, example: Example) -> torch.Tensor:
        """Return a score for each sentence of *example*."""
        question = torch.from_numpy(example.question).float()
        pieces = torch.from_numpy(np.concatenate(example.pieces)).float()
        left = torch.nn.functional.normalize(question @ self.matrix, dim=-1)
        right = torch.nn.functional.normalize(pieces @ self.matrix, dim=-1)
        places = torch.from_numpy(example.sentence).long().expand(len(question), -1)
        best = torch.full((len(question), len(example.answers)), -1.0).scatter_reduce(
            1, places, left @ right.T, "amax"
        )
        weights = torch.softmax(ATTENTION_RATE * (question @ self.attention), dim=0)
        return self.scale * (weights[:, None] * best.clamp(min=0) ** POWER).sum(0)


def main() -> None:
    """Learn and write the data file."""
    encoder = encoder_named(sys.argv[1:])
    examples = [each for name in SETS for each in _examples(load(name), encoder)]
    print(f"{len(examples)} examples", flush=True)
    learned = _learn(examples)
    np.savez(
        output(encoder, PROJECTION),
        model=encoder.weights,
        matrix=learned.matrix.detach().numpy().astype(np.float16),
        attention=(ATTENTION_RATE * learned.attention.detach().numpy()).astype(np.float16),
        made_by="python -m benchmarks.training.projection",
        date=datetime.now(UTC).date().isoformat(),
        seed=SEED,
        data_sha256=json.dumps(digests(SETS)),
    )


def _examples(squad: SquadSet, encoder: Encoder) -> list[Example]:
    keys = [(a, p) for a, draft in enumerate(squad.drafts) for p in range(len(draft.paragraphs))]
    texts = [
        squad.drafts[a].body[
            squad.drafts[a].paragraphs[p].start : squad.drafts[a].paragraphs[p].end
        ]
        for a, p in keys
    ]
    spans = [passage_sentences(text) for text in texts]
    passages = _encoded(encoder, texts, Role.PASSAGE)
    vectors = np.stack([each.vector for each in passages])
    answerable = [each for each in squad.questions if each.answers]
    found = []
    texts_asked = [each.text for each in answerable]
    encoded = _encoded(encoder, texts_asked, Role.QUESTION)
    for asked, question in zip(encoded, answerable, strict=True):
        gold = keys.index((question.article, question.paragraph))
        near = [at for at in np.argsort(-(vectors @ asked.vector)).tolist() if at != gold]
        chosen = [gold, *near[:NEIGHBOURS]]
        numbers, total = [], 0
        for at in chosen:
            ends = np.array([end for _, end in spans[at]])
            own = np.searchsorted(ends, passages[at].starts, side="right")
            numbers.append(np.minimum(own, len(ends) - 1) + total)
            total += len(ends)
        answers = np.zeros(total, dtype=np.bool_)
        answers[: len(spans[gold])] = [
            any(start <= place.start and place.end <= end for place in question.answers)
            for start, end in spans[gold]
        ]
        if answers.any() and len(asked.pieces):
            pieces = tuple(passages[at].pieces for at in chosen)
            sentence = np.concatenate(numbers).astype(np.int16)
            found.append(Example(asked.pieces, pieces, sentence, answers))
    return found


def _encoded(encoder: Encoder, texts: Sequence[str], role: Role) -> list[HeldText]:
    """Return *texts* encoded, a portion at a time, as they are held."""
    return [
        HeldText(each.vector, each.pieces.astype(np.float16), each.starts)
        for first in range(0, len(texts), PORTION)
        for each in encoder.encode_pieces(texts[first : first + PORTION], role)
    ]


def _learn(examples: Sequence[Example]) -> Projector:
    sample = np.concatenate([pieces for each in examples[::40] for pieces in each.pieces])
    directions = np.linalg.svd(sample[:30000].astype(np.float32), full_matrices=False)[2][:WIDTH]
    net = Projector(np.ascontiguousarray(directions.T))
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0)
    random = Random(SEED)  # noqa: S311 - shuffling, not secrecy
    shuffled = list(examples)
    total = EPOCHS * (len(examples) // BATCH)
    step = 0
    for _ in range(EPOCHS):
        random.shuffle(shuffled)
        for start in range(0, len(shuffled) - BATCH + 1, BATCH):
            loss = torch.stack([_loss(net, one) for one in shuffled[start : start + BATCH]]).mean()
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            for group in optimiser.param_groups:
                group["lr"] = RATE * min(1, step / 30) * max(0.02, 1 - step / total)
            optimiser.step()
            step += 1
    return net


def _loss(net: Projector, example: Example) -> torch.Tensor:
    scores = net(example)
    wanted = scores[torch.from_numpy(example.answers)]
    return torch.logsumexp(scores, 0) - torch.logsumexp(wanted, 0)


if __name__ == "__main__":
    main()
