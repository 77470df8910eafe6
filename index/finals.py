"""The last round: finalists are compared with the question, ordered, read, marked and judged."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from index import answerability, highlighter, ranker
from index.answer import Span
from index.asking import Question
from index.collection_index import Candidate
from index.evidence import Evidence, gather
from index.fitted import Fitted, FittedReading
from index.late_interaction import Pieces
from index.read_finals import Compared, Judged, judge_read, order_read, worth_reading
from index.reader.reading import Reader, Reading
from index.signals import Signals
from index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Finalist:
    """A candidate's place in the snapshot, the span to mark, and its probability.

    *answer* is the words inside the mark that answer, where a reader is sure of them.
    """

    position: int
    marked: Span
    probability: float
    answer: Span | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """*finalists* in their final order, and the *numbers* that tell what their probabilities mean.

    These are others where a reader took part.
    """

    finalists: tuple[Finalist, ...]
    numbers: Fitted | FittedReading


def decide(  # noqa: PLR0913 - all that is known about a question
    question: Question,
    snapshot: Snapshot,
    signals: Signals,
    pieces: Mapping[int, Pieces],
    numbers: Fitted,
    *,
    reader: Reader | None = None,
) -> Decision:
    """Return what becomes of the candidates of *pieces* (by position, best first so far).

    Probabilities never rise along the list.
    """
    evidence = {
        position: gather(question, snapshot, position, signals, held)
        for position, held in pieces.items()
    }
    ranked = _ranked(evidence, numbers)
    compared = Compared(ranked, _readings(question, snapshot, ranked, numbers, reader))
    found: list[Finalist] = []
    for position in order_read(compared, numbers):
        candidate = snapshot.candidates[position]
        judged = _judged(question, candidate, evidence[position], numbers)
        if position in compared.readings:
            judged = judge_read(judged, position, candidate, compared, numbers)
        ceiling = found[-1].probability if found else 1.0
        found.append(
            Finalist(position, judged.marked, min(ceiling, judged.probability), judged.answer)
        )
    read = numbers.reading if compared.readings else None
    return Decision(tuple(found), read or numbers)


def _ranked(evidence: Mapping[int, Evidence], numbers: Fitted) -> dict[int, float]:
    """Return the ranking score of each position, in the order of ranking."""
    positions = list(evidence)
    if not positions:
        return {}
    scores = numbers.ranking.scores(np.stack([each.passage for each in evidence.values()]))
    return {positions[at]: float(scores[at]) for at in ranker.rerank(positions, scores)}


def _readings(
    question: Question,
    snapshot: Snapshot,
    ranked: Mapping[int, float],
    numbers: Fitted,
    reader: Reader | None,
) -> dict[int, Reading]:
    if reader is None or numbers.reading is None:
        return {}
    chosen = worth_reading(ranked)
    found = reader.read(question.text, [snapshot.candidates[each].text for each in chosen])
    return dict(zip(chosen, found or (), strict=False))


def _judged(
    question: Question, candidate: Candidate, evidence: Evidence, numbers: Fitted
) -> Judged:
    scores = numbers.highlight.scores(highlighter.rows(evidence))
    marked = highlighter.span(candidate.sentences, *highlighter.choose(scores))
    row = answerability.row(evidence, scores, question)
    log_odds = float(numbers.answerability.scores(row[None])[0])
    return Judged(marked, log_odds, answerability.chance(log_odds), scores)
