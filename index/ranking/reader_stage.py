"""What reading changes about the finalists: their order, the mark, the words, the probability."""

from collections.abc import Mapping
from dataclasses import dataclass

from index.answer import Span
from index.ranking import highlighter
from index.ranking.answerability import chance
from index.ranking.fitted import Fitted, FittedReading
from index.reader.reading import Reading, best_span
from index.reader.signals import (
    answerability_row,
    covered_row,
    passage_rows,
    sentence_rows,
    words_row,
)
from index.search.collection_index import Candidate
from index.search.late_interaction import Floats

MOST_READ = 4
"""Passages that a reader looks at: what 40 ms on two cores allow (`benchmarks/RESULTS.md`)."""

READ_WITHIN = 3.0
"""A passage whose ranking stays further behind the best (in log-odds) goes unread
(`benchmarks/training/reader/report.py` tells what that loses)."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said about a passage: the span to mark, and the probability that it answers.

    *sentences* are the highlighting's scores (s) that the mark came from, *answer* the words in it.
    """

    marked: Span
    probability: float
    sentences: Floats
    answer: Span | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """Ranking scores by position, best first, and *readings* of the positions that were read."""

    ranked: Mapping[int, float]
    readings: Mapping[int, Reading]


def worth_reading(ranked: Mapping[int, float]) -> list[int]:
    """Return the positions to read, of *ranked* scores by position, best first."""
    best = max(ranked.values(), default=0.0)
    leading = list(ranked.items())[:MOST_READ]
    return [position for position, score in leading if score >= best - READ_WITHIN]


def order_read(compared: Compared, numbers: Fitted) -> list[int]:
    """Return positions in their final order: those that were read, then the others as ranked."""
    ranked, readings = compared.ranked, compared.readings
    if numbers.reading is None or not readings:
        return list(ranked)
    read = list(readings)
    rows = passage_rows([ranked[each] for each in read], list(readings.values()))
    scores = numbers.reading.ranking.scores(rows)
    best = sorted(range(len(read)), key=lambda place: (-float(scores[place]), place))
    return [*(read[place] for place in best), *(each for each in ranked if each not in readings)]


def judge_read(
    known: Judged, position: int, candidate: Candidate, compared: Compared, numbers: Fitted
) -> Judged:
    """Return what is said about a passage that was read, *known* being said without it."""
    if numbers.reading is None:
        return known
    reading = compared.readings[position]
    scores = _sentence_scores(known, candidate, reading, numbers.reading)
    marked = highlighter.span(candidate.sentences, *highlighter.choose(scores))
    probability = answering(known.probability, reading, numbers.reading)
    words = _words(reading, marked, numbers.reading)
    return Judged(marked, probability, scores, words)


def answering(judged: float, reading: Reading, fitted: FittedReading) -> float:
    """Return the probability that a passage answers, *judged* being that without a reader.

    It is the product of two: that its article covers the question, and given so, that the passage
    answers. Each is told by what is good at it: of an absent article the first is nought whatever
    was read, and among passages on the subject the second decides (`docs/reader.md`).
    """
    covered = fitted.covered.scores(covered_row(judged)[None])
    answers = fitted.answerability.scores(answerability_row(reading)[None])
    return chance(float(covered[0])) * chance(float(answers[0]))


def _sentence_scores(
    known: Judged, candidate: Candidate, reading: Reading, fitted: FittedReading
) -> Floats:
    rows = sentence_rows(known.sentences, reading, candidate.sentences)
    return fitted.highlight.scores(rows)


def _words(reading: Reading, marked: Span, fitted: FittedReading) -> Span | None:
    """Return the words inside *marked* that answer, when they are likely enough to be right."""
    found = best_span(reading, marked.start, marked.end)
    if found is None:
        return None
    log_odds = float(fitted.words.scores(words_row(found, reading)[None])[0])
    return found.span if chance(log_odds) >= fitted.words_at else None
