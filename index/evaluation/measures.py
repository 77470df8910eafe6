"""How well an engine finds, marks and refuses, on questions whose answers are known."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.article import Article, Source, SourceKind
from corpus.drafts import now
from corpus.store import OPERATOR
from index.answer import Answer, RankedPassage
from index.engine import Engine
from index.evaluation.squad import SquadQuestion, SquadSet
from index.ranking.answer_kinds.answer_types import AnswerType, expected

DEPTH = 10
"""Passages looked at for each question."""

ALLOWED_FALSE_ANSWERS = 0.05
STRICT_FALSE_ANSWERS = 0.01
"""Shares of unanswerable questions that may be answered where coverage is read off."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares are between 0 and 1; null where the questions at hand do not define them."""

    questions: int
    answerable: int
    recall_at_1: float | None
    recall_at_3: float | None
    recall_at_5: float | None
    recall_at_10: float | None
    mean_reciprocal_rank: float | None
    ndcg_at_10: float | None
    highlight_accuracy: float | None
    answered_of_answerable: float | None
    refused_of_unanswerable: float | None
    unanswerable_auroc: float | None
    coverage_at_5_percent_false_answers: float | None
    coverage_at_1_percent_false_answers: float | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question: *rank* counts from 1, null when not among `DEPTH`."""

    question: SquadQuestion
    answer: Answer
    rank: int | None
    highlighted: bool | None
    """Whether the marked sentence holds an answer; null when the right paragraph is not first."""

    @property
    def score(self) -> float:
        """Return the probability of the best passage; 0 where there is none."""
        return self.answer.passages[0].score if self.answer.passages else 0.0


def evaluate(
    engine: Engine,
    squad: SquadSet,
    progress: Callable[[Sequence[SquadQuestion]], Iterable[SquadQuestion]],
) -> list[Outcome]:
    """Return what *engine*, whose store is empty, makes of *squad*; *progress* wraps the loop."""
    source = Source(SourceKind.FILE, "squad", None, now())
    articles = [engine.writer.add(OPERATOR, draft, source) for draft in squad.drafts]
    return [
        _outcome(engine, question, articles[question.article])
        for question in progress(squad.questions)
    ]


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """Return the figures over *outcomes*: ranking over the answerable, refusals over the others."""
    good = [each for each in outcomes if each.question.answers]
    bad = [each for each in outcomes if not each.question.answers]
    ranks = [each.rank for each in good]
    marked = [each.highlighted for each in good if each.highlighted is not None]
    positive, negative = [each.score for each in good], [each.score for each in bad]
    return Figures(
        questions=len(outcomes),
        answerable=len(good),
        recall_at_1=_mean(_within(ranks, 1)),
        recall_at_3=_mean(_within(ranks, 3)),
        recall_at_5=_mean(_within(ranks, 5)),
        recall_at_10=_mean(_within(ranks, 10)),
        mean_reciprocal_rank=_mean([1 / rank if rank else 0.0 for rank in ranks]),
        ndcg_at_10=_mean([1 / np.log2(rank + 1) if rank else 0.0 for rank in ranks]),
        highlight_accuracy=_mean(marked),
        answered_of_answerable=_mean([each.answer.answered for each in good]),
        refused_of_unanswerable=_mean([not each.answer.answered for each in bad]),
        unanswerable_auroc=auroc(positive, negative),
        coverage_at_5_percent_false_answers=coverage(positive, negative, ALLOWED_FALSE_ANSWERS),
        coverage_at_1_percent_false_answers=coverage(positive, negative, STRICT_FALSE_ANSWERS),
    )


def figures_by_type(outcomes: Sequence[Outcome]) -> dict[str, Figures]:
    """Return the figures over the questions of each answer type that occurs, by its name."""
    groups: dict[AnswerType, list[Outcome]] = {}
    for each in outcomes:
        groups.setdefault(expected(each.question.text), []).append(each)
    return {kind.value: figures(groups[kind]) for kind in AnswerType if kind in groups}


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """Return how often a positive scores above a negative, ties counting half (Mann-Whitney)."""
    if not positive or not negative:
        return None
    ordered = np.sort(np.asarray(negative))
    below = np.searchsorted(ordered, positive, side="left")
    upto = np.searchsorted(ordered, positive, side="right")
    return float(np.mean((below + upto) / 2) / len(negative))


def coverage(
    positive: Sequence[float], negative: Sequence[float], false_answers: float
) -> float | None:
    """Return the share of *positive* above the lowest bar that lets *false_answers* through."""
    if not positive or not negative:
        return None
    ordered = np.sort(np.asarray(negative))[::-1]
    allowed = int(false_answers * len(negative))
    return (
        float(np.mean(np.asarray(positive) > ordered[allowed])) if allowed < len(ordered) else 1.0
    )


def _outcome(engine: Engine, question: SquadQuestion, article: Article) -> Outcome:
    answer = engine.ask(OPERATOR, question.text, top=DEPTH)
    gold = article.paragraphs[question.paragraph]
    right = [
        passage
        for passage in answer.passages
        if passage.citation.article_id == article.id
        and passage.citation.start < gold.end
        and passage.citation.end > gold.start
    ]
    first = right[0] if right else None
    rank = first.rank if first else None
    marked = _holds_answer(first, question, gold.start) if first and rank == 1 else None
    return Outcome(question, answer, rank, marked)


def _holds_answer(passage: RankedPassage, question: SquadQuestion, paragraph_start: int) -> bool:
    start = passage.citation.start + passage.highlight.start
    end = passage.citation.start + passage.highlight.end
    return any(
        start <= paragraph_start + place.start and paragraph_start + place.end <= end
        for place in question.answers
    )


def _within(ranks: Sequence[int | None], depth: int) -> list[bool]:
    return [rank is not None and rank <= depth for rank in ranks]


def _mean(values: Sequence[float]) -> float | None:
    return float(np.mean(values)) if values else None
