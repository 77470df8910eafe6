"""What becomes of the held-out questions, with the reader and without, and figures over them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from benchmarks.training.crossvalidation import percent, recalls, standing_apart
from benchmarks.training.reader.mixing import compared, judge, learn
from benchmarks.training.reader.read_trials import ReadTrial
from benchmarks.training.reader.spans import best_f1, exact
from index.answer import Span
from index.evaluation.measures import auroc
from index.ranking.fitted import Fitted
from index.ranking.passages.sentence_halves import answering_words
from index.ranking.reader_stage import order_read
from index.reader.second_look import with_both

HALVES = 2
FAR = 10**6


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question: *rank* of the right passage, whether the mark holds an answer, probability.

    *place* is that of the passage put first, *mark* its highlight; *marked* is null where the
    right passage is not first; *words* are those that are shown.
    """

    read: ReadTrial
    place: int
    mark: Span
    rank: int
    marked: bool | None
    probability: float
    words: str | None


def without(trials: Sequence[ReadTrial]) -> list[Outcome]:
    """Return what becomes of *trials* without the reader."""
    found = []
    for each in trials:
        place = next(iter(each.ranked))
        known = each.known[place]
        found.append(
            Outcome(
                each,
                place,
                known.marked,
                _rank(each, list(each.ranked)),
                _holds(each, place, known.marked),
                known.probability,
                None,
            )
        )
    return found


def with_reader(trials: Sequence[ReadTrial], numbers: Fitted) -> list[Outcome]:
    """Return what becomes of *trials* with the reader and what was learned to weigh it."""
    found = []
    for each in trials:
        order = order_read(compared(each), numbers)
        judged = judge(each, order[0], numbers)
        text = each.trial.finalists[order[0]].text
        words = None if judged.answer is None else text[judged.answer.start : judged.answer.end]
        holds = _holds(each, order[0], judged.marked)
        rank = _rank(each, order)
        found.append(Outcome(each, order[0], judged.marked, rank, holds, judged.probability, words))
    return found


def taught(
    whole: Sequence[ReadTrial], judged: Sequence[ReadTrial], numbers: Fitted
) -> tuple[Fitted, ...]:
    """Return, for each half of the held-out articles, what the other half teaches."""
    return tuple(
        weighed(
            [each for each in whole if each.half != half],
            [each for each in judged if each.half != half],
            numbers,
        )
        for half in range(HALVES)
    )


def cross_fitted(trials: Sequence[ReadTrial], learned: Sequence[Fitted]) -> list[Outcome]:
    """Return what becomes of *trials*, each half weighed by what the other half taught."""
    return [
        each
        for half, numbers in enumerate(learned)
        for each in with_reader([one for one in trials if one.half == half], numbers)
    ]


def weighed(whole: Sequence[ReadTrial], judged: Sequence[ReadTrial], numbers: Fitted) -> Fitted:
    """Return *numbers* with what *whole* and *judged* teach about weighing the reader."""
    return replace(numbers, reading=learn(whole, judged, numbers))


def ranking_figures(found: Sequence[Outcome]) -> dict[str, Any]:
    """Return, in per cent, how often the right passage and the right sentence are found."""
    good = [each for each in found if each.read.trial.question.answers]
    marked = [each.marked for each in good if each.marked is not None]
    return {
        "questions": len(good),
        **recalls([each.rank for each in good]),
        "sentence": percent(np.mean(marked)),
    }


def span_figures(found: Sequence[Outcome]) -> dict[str, Any]:
    """Return, in per cent, exact match and F1 of words: given the right passage, and as shown."""
    good = [each for each in found if each.read.trial.question.answers]
    given = [(each, words) for each in good if (words := _given(each.read)) is not None]
    right = [_right(each) for each in good if each.words is not None]
    open_ones = [each.words is not None for each in found if not each.read.trial.question.answers]
    return {
        "EM": percent(np.mean([exact(words, each.read.answers) for each, words in given])),
        "F1": percent(np.mean([best_f1(words, each.read.answers) for each, words in given])),
        "shown": percent(np.mean([each.words is not None for each in good])),
        "shown right": percent(np.mean(right)) if right else None,
        "shown to open questions": percent(np.mean(open_ones)) if open_ones else None,
    }


def context_figures(found: Sequence[Outcome]) -> dict[str, Any]:
    """Return how well questions that their own paragraph leaves open stand apart.

    Refusals are the share of them refused where 5 and 20 % of the others are refused too.
    """
    squad = [each for each in found if each.read.trial.collection.startswith("squad2")]
    good = [each.probability for each in squad if each.read.trial.question.answers]
    bad = [each.probability for each in squad if not each.read.trial.question.answers]
    bars = {share: float(np.quantile(good, share)) for share in (0.05, 0.2)}
    return {
        "answerable": len(good),
        "unanswerable": len(bad),
        "auroc": round(auroc(good, bad) or 0, 3),
        **{
            f"refused at {round(100 * share)} % lost": percent(np.mean(np.array(bad) < bar))
            for share, bar in bars.items()
        },
    }


def absence_figures(found: Sequence[Outcome]) -> dict[str, Any]:
    """Return how well questions about articles that are there stand apart from the others."""
    asked = [each for each in found if each.read.trial.question.answers]
    present = [each.probability for each in asked if each.read.trial.present]
    absent = [each.probability for each in asked if not each.read.trial.present]
    return standing_apart(present, absent)


def _rank(each: ReadTrial, order: Sequence[int]) -> int:
    if not each.trial.question.answers:
        return FAR
    return next((at for at, place in enumerate(order, start=1) if each.trial.right[place]), FAR)


def _holds(each: ReadTrial, place: int, marked: Span) -> bool | None:
    if not each.trial.question.answers or not each.trial.right[place]:
        return None
    sentences = each.trial.finalists[place].sentences
    return any(
        bool(holds) and marked.start <= start and end <= marked.end
        for (start, end), holds in zip(sentences, each.trial.answers[place], strict=True)
    )


def _given(each: ReadTrial) -> str | None:
    """Return the likeliest words of the right passage; null where it was not read."""
    place = next((at for at in each.readings if each.trial.right[at]), None)
    if place is None:
        return None
    candidate = each.trial.finalists[place]
    text = candidate.text
    everything = Span(0, len(text))
    both = with_both(each.readings[place])
    found = answering_words(each.trial.asked.text, candidate, both, everything)
    return "" if found is None else text[found.span.start : found.span.end]


def _right(each: Outcome) -> bool:
    return best_f1(each.words or "", each.read.answers) >= 0.5 and each.rank == 1  # noqa: PLR2004 - see mixing
