"""The last round: finalists are compared with the question, ordered, read, marked and judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.answer import Span
from index.ranking import answerability, first_stage, highlighter
from index.ranking.features import Features, gather
from index.ranking.fitted import Fitted, FittedReading
from index.ranking.question import Question
from index.ranking.reader_stage import Compared, Judged, judge_read, order_read, worth_reading
from index.reader.reading import Reader, Reading
from index.search.late_interaction import Pieces
from index.search.similarities import Similarities
from index.search.snapshot import Snapshot


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

    @property
    def unread(self) -> bool:
        """Return whether there was something to read, and no reader took part."""
        return bool(self.finalists) and not isinstance(self.numbers, FittedReading)


def decide(  # noqa: PLR0913 - all that is known about a question
    question: Question,
    snapshot: Snapshot,
    similarities: Similarities,
    pieces: Mapping[int, Pieces],
    numbers: Fitted,
    *,
    reader: Reader | None = None,
) -> Decision:
    """Return what becomes of the candidates of *pieces* (by position, best first so far).

    Probabilities never rise along the list.
    """
    positions = list(pieces)
    features = gather(question, snapshot, positions, similarities, list(pieces.values()))
    if not features:
        return Decision((), numbers)
    ranked = _ranked(positions, features, numbers)
    judged = _judged(question, snapshot, dict(zip(positions, features, strict=True)), numbers)
    compared = Compared(ranked, _readings(question, snapshot, ranked, numbers, reader))
    found: list[Finalist] = []
    ceiling = 1.0
    for position in order_read(compared, numbers):
        each = judged[position]
        if position in compared.readings:
            candidate = snapshot.candidates[position]
            each = judge_read(each, position, candidate, compared, numbers)
        ceiling = min(ceiling, each.probability)
        found.append(Finalist(position, each.marked, ceiling, each.answer))
    read = numbers.reading if compared.readings else None
    return Decision(tuple(found), read or numbers)


def _ranked(
    positions: Sequence[int], features: Sequence[Features], numbers: Fitted
) -> dict[int, float]:
    """Return the ranking score of each position, in the order of ranking."""
    scores = numbers.ranking.scores(np.stack([each.passage for each in features]))
    return {positions[at]: float(scores[at]) for at in first_stage.rerank(positions, scores)}


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
    found = reader.read(question.text, [snapshot.candidates[each].titled for each in chosen])
    return dict(zip(chosen, found or (), strict=False))


def _judged(
    question: Question, snapshot: Snapshot, features: Mapping[int, Features], numbers: Fitted
) -> dict[int, Judged]:
    """Return what is said about each position by itself, without a reader."""
    compared = list(features.values())
    ends = np.cumsum([len(each.sentences) for each in compared])
    scores = np.split(numbers.highlight.scores(highlighter.rows(compared)), ends[:-1])
    rows = answerability.rows(compared, scores, question)
    log_odds = numbers.answerability.scores(rows).tolist()
    return {
        position: Judged(
            highlighter.span(snapshot.candidates[position].sentences, *highlighter.choose(own)),
            answerability.chance(score),
            own,
        )
        for position, own, score in zip(features, scores, log_odds, strict=True)
    }
