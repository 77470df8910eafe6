"""A question that the articles leave open, and how it is read from the store."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from corpus.questions.daily_counts import Cited
from corpus.storage.schema import asked_questions, gaps, wishes


class Cause(StrEnum):
    """Why a question counts as open."""

    UNANSWERED = "unanswered"
    NOT_HELPFUL = "not_helpful"


class State(StrEnum):
    """What became of a gap."""

    OPEN = "open"
    ANSWERED = "answered"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Gap:
    """An open question: where it was asked, what was cited for it, how many wait for it."""

    key: str
    collection: str
    question: str
    article_id: str | None
    cause: Cause
    raised_at: datetime
    channel_id: str | None
    message_id: str | None
    private: bool
    cited: tuple[Cited, ...]
    waiting: int


@dataclass(frozen=True, slots=True)
class GapGroup:
    """Gaps of one meaning, oldest first; the oldest speaks for all.

    One group, which *asks* nothing, has what reads as no question, whatever it means.
    """

    gaps: tuple[Gap, ...]
    asks: bool = True

    @property
    def key(self) -> str:
        """Return the key by which a button finds the group again."""
        return self.gaps[0].key

    @property
    def question(self) -> str:
        """Return the question that was asked first."""
        return self.gaps[0].question

    @property
    def waiting(self) -> int:
        """Return how many members are to be told."""
        return sum(each.waiting for each in self.gaps)


def selected_gaps(*more: sa.ColumnElement[Any]) -> sa.Select[tuple[object, ...]]:
    """Return a query for gaps, whose rows `gap_of` reads, and for the columns *more*."""
    asked = asked_questions.c
    return sa.select(
        gaps.c.question_id,
        gaps.c.collection,
        gaps.c.cause,
        gaps.c.raised_at,
        asked.question,
        asked.article_id.label("narrowed_to"),
        asked.channel_id,
        asked.message_id,
        asked.private,
        asked.cited,
        waiting_for().label("waiting"),
        *more,
    ).join(
        asked_questions,
        sa.and_(asked.id == gaps.c.question_id, asked.collection == gaps.c.collection),
    )


def waiting_for() -> sa.ScalarSelect[int]:
    """Return, inside a query for gaps, how many members wait for each."""
    return (
        sa.select(sa.func.count())
        .where(wishes.c.question_id == gaps.c.question_id)
        .where(wishes.c.collection == gaps.c.collection)
        .correlate(gaps)
        .scalar_subquery()
    )


def gap_of(row: sa.Row[tuple[object, ...]]) -> Gap:
    """Return the gap in a row of `selected_gaps`."""
    return Gap(
        key=row.question_id,
        collection=row.collection,
        question=row.question,
        article_id=row.narrowed_to,
        cause=Cause(row.cause),
        raised_at=row.raised_at,
        channel_id=row.channel_id,
        message_id=row.message_id,
        private=row.private,
        cited=tuple(Cited(*each) for each in row.cited or ()),
        waiting=row.waiting,
    )
