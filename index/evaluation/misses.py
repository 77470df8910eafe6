"""The worst misses of an evaluation, as text to read: that is how a better signal is found."""

from collections.abc import Sequence

from index.answer import RankedPassage
from index.evaluation.measures import Outcome
from index.evaluation.squad import SquadSet

WORST = 50
"""Misses told: as many as a person reads at a sitting."""

_TOLD = 300
"""Characters of a paragraph that are shown, enough to see what it is about."""


def worst(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return the `WORST` misses, the most confident error first.

    A miss gives the wrong paragraph or the wrong sentence, answers what has no answer, or
    refuses what has one. A refusal is the worse the lower its probability.
    """
    return sorted(filter(is_miss, outcomes), key=_badness, reverse=True)[:WORST]


def is_miss(outcome: Outcome) -> bool:
    """Return whether a reader of this answer would have been misled, or left without one."""
    if not outcome.question.answers:
        return outcome.answer.answered
    return outcome.rank != 1 or outcome.highlighted is False or not outcome.answer.answered


def _badness(outcome: Outcome) -> float:
    return outcome.score if outcome.answer.answered else 1 - outcome.score


def report(outcomes: Sequence[Outcome], squad: SquadSet) -> str:
    """Return the worst misses as text: question, paragraph expected, what was found, score."""
    told = [_told(number, each, squad) for number, each in enumerate(worst(outcomes), start=1)]
    return "\n".join(told) or "No misses.\n"


def _told(number: int, outcome: Outcome, squad: SquadSet) -> str:
    first = outcome.answer.passages[0] if outcome.answer.passages else None
    return (
        f"{number}. {outcome.question.text}\n"
        f"   {_verdict(outcome)}; score {outcome.score:.3f}\n"
        f"   expected: {_expected(outcome, squad)}\n"
        f"   found: {_found(first)}\n"
    )


def _verdict(outcome: Outcome) -> str:
    if not outcome.question.answers:
        return "answered, though its paragraph does not answer"
    if outcome.rank != 1:
        place = f"at rank {outcome.rank}" if outcome.rank else "not among the passages listed"
        return f"right paragraph {place}"
    return "wrong sentence marked" if outcome.highlighted is False else "refused"


def _expected(outcome: Outcome, squad: SquadSet) -> str:
    question = outcome.question
    draft = squad.drafts[question.article]
    paragraph = draft.paragraphs[question.paragraph]
    text = draft.body[paragraph.start : paragraph.end]
    answers = dict.fromkeys(text[each.start : each.end] for each in question.answers)
    wanted = f" answer: {' | '.join(answers)}." if answers else " no answer."
    return f"{draft.metadata.title}, paragraph {paragraph.number},{wanted} {_shortened(text)}"


def _found(first: RankedPassage | None) -> str:
    if first is None:
        return "nothing"
    marked = first.text[first.highlight.start : first.highlight.end]
    return f"{first.citation.title}, paragraph {first.citation.paragraph}: {_shortened(marked)}"


def _shortened(text: str) -> str:
    return text if len(text) <= _TOLD else f"{text[:_TOLD].rstrip()}…"
