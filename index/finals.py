"""The last round: finalists are compared with the question, ordered, marked and judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
    evidence = {
        position: gather(question, snapshot, position, signals, held)
        for position, held in pieces.items()
    }
    ordered = _ordered(evidence, numbers)
    found: list[Finalist] = []
    for position in ordered:
        each = _judged(position, evidence[position], question, numbers)
        ceiling = found[-1].probability if found else 1.0
        found.append(
            Finalist(
                position, each.first_sentence, each.last_sentence, min(ceiling, each.probability)
            )
        )
    return found


def _ordered(evidence: Mapping[int, Evidence], numbers: Fitted) -> Sequence[int]:
    positions = list(evidence)
    if not positions:
        return positions
    scores = numbers.ranking.scores(np.stack([each.passage for each in evidence.values()]))
    return [positions[place] for place in ranker.rerank(positions, scores)]


def _judged(position: int, evidence: Evidence, question: Question, numbers: Fitted) -> Finalist:
    scores = numbers.highlight.scores(highlighter.rows(evidence))
    first, last = highlighter.choose(scores)
    row = answerability.row(evidence, scores, question)
    return Finalist(position, first, last, answerability.probability(row, numbers))
