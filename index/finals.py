"""The last round: finalists are compared with the question, ordered, marked and judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from index import answerability, highlighter, ranker
from index.asking import Question
from index.evidence import Evidence, gather
from index.fitted import Fitted
from index.late_interaction import Pieces
from index.signals import Signals
from index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Finalist:
    """A candidate's place in the snapshot, the sentences to mark, and its probability."""

    position: int
    first_sentence: int
    last_sentence: int
    probability: float


def decide(
    question: Question,
    snapshot: Snapshot,
    signals: Signals,
    pieces: Mapping[int, Pieces],
    numbers: Fitted,
) -> list[Finalist]:
    """Return the candidates of *pieces* (by position, best first so far) in their final order.

    Probabilities never rise along the list.
    """
    positions = list(pieces)
    evidence = gather(question, snapshot, positions, signals, list(pieces.values()))
    if not evidence:
        return []
    scores = numbers.ranking.scores(np.stack([each.passage for each in evidence]))
    judged = _judged(positions, evidence, question, numbers)
    ceiling = 1.0
    found: list[Finalist] = []
    for place in ranker.rerank(positions, scores):
        ceiling = min(ceiling, judged[place].probability)
        found.append(replace(judged[place], probability=ceiling))
    return found


def _judged(
    positions: Sequence[int], evidence: Sequence[Evidence], question: Question, numbers: Fitted
) -> list[Finalist]:
    """Return the finalists in the order given, each by itself."""
    rows = np.concatenate([highlighter.rows(each) for each in evidence])
    ends = np.cumsum([len(each.sentences) for each in evidence])
    scores = np.split(numbers.highlight.scores(rows), ends[:-1])
    signals = [
        answerability.row(each, own, question) for each, own in zip(evidence, scores, strict=True)
    ]
    chances = answerability.probabilities(np.stack(signals), numbers).tolist()
    return [
        Finalist(position, *highlighter.choose(own), chance)
        for position, own, chance in zip(positions, scores, chances, strict=True)
    ]
