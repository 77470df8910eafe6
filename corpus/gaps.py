"""Questions that the articles leave open, until they are answered, dismissed or forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.daily_counts import Cited
from corpus.database import Database
from corpus.schema import asked_questions, gap_reviews, gaps, question_feedback, wishes

MOST_OPEN = 300
"""Open gaps that are looked at, the newest: they are encoded to be grouped, a second's work."""

_RAISED = sa.select(gaps.c.question_id).where(gaps.c.question_id == sa.bindparam("key"))


class Cause(StrEnum):
    """Why a question counts as open."""

    UNANSWERED = "unanswered"
    NOT_HELPFUL = "not_helpful"


class State(StrEnum):
    """What became of a gap."""

    OPEN = "open"
    ANSWERED = "answered"
    DISMISSED = "dismissed"


class Telling(StrEnum):
    """How far telling a member has come.

    BEGUN is written before the message is sent and TOLD after: what a crash left between
    may have been sent, and is not sent again.
    """

    WAITING = "waiting"
    DUE = "due"
    BEGUN = "begun"
    TOLD = "told"
    FAILED = "failed"


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
    """Gaps of one meaning, oldest first; the oldest speaks for all."""

    gaps: tuple[Gap, ...]

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


@dataclass(frozen=True, slots=True)
class Due:
    """A member to be told that *gap* is answered, and the article that a moderator named.

    *asked* is whether they asked it themselves, *language* the one they spoke.
    """

    gap: Gap
    actor: str
    asked: bool
    language: str | None
    answered_by: str | None


class Gaps:
    """The gaps of every collection; each goes with its question."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, collection: str) -> tuple[Gap, ...]:
        """Return the open gaps of *collection*, the newest `MOST_OPEN`, newest first."""
        chosen = (
            _selected()
            .where(gaps.c.collection == collection, gaps.c.state == State.OPEN.value)
            .order_by(gaps.c.raised_at.desc(), gaps.c.question_id)
            .limit(MOST_OPEN)
        )
        with self._database.read() as connection:
            return tuple(map(_gap, connection.execute(chosen)))

    def answer(self, collection: str, keys: Sequence[str], article_id: str | None = None) -> int:
        """Settle the open gaps of *keys*, by a source or the article that a moderator named.

        Returns how many they were; whoever wished so is now due to be told.
        """
        with self._database.write() as connection:
            settled = _settle(connection, collection, keys, State.ANSWERED, article_id)
            connection.execute(
                wishes.update()
                .where(wishes.c.question_id.in_(settled), _is(Telling.WAITING))
                .values(telling=Telling.DUE.value)
            )
        return len(settled)

    def dismiss(self, collection: str, keys: Sequence[str]) -> int:
        """Take the open gaps of *keys* off the list and return how many; nobody is told."""
        with self._database.write() as connection:
            return len(_settle(connection, collection, keys, State.DISMISSED, None))

    def reopen(self, collection: str, key: str) -> None:
        """Open a gap again whose answer has gone before anyone was told of it."""
        chosen = sa.and_(gaps.c.question_id == key, gaps.c.collection == collection)
        values = {"state": State.OPEN.value, "settled_at": None, "article_id": None}
        with self._database.write() as connection:
            if connection.execute(gaps.update().where(chosen).values(values)).rowcount:
                connection.execute(
                    wishes.update()
                    .where(wishes.c.question_id == key, _is(Telling.DUE))
                    .values(telling=Telling.WAITING.value)
                )

    def due(self) -> tuple[Due, ...]:
        """Return who is to be told what, oldest wish first."""
        chosen = (
            _selected(
                wishes.c.actor,
                (wishes.c.actor == asked_questions.c.asker).label("asked"),
                wishes.c.language,
                gaps.c.article_id.label("answered_by"),
            )
            .join(wishes, wishes.c.question_id == gaps.c.question_id)
            .where(_is(Telling.DUE))
            .order_by(wishes.c.at)
        )
        with self._database.read() as connection:
            return tuple(
                Due(_gap(row), row.actor, bool(row.asked), row.language, row.answered_by)
                for row in connection.execute(chosen)
            )

    def begin_telling(self, key: str, actor: str) -> bool:
        """Return whether the caller, and nobody else, is to tell *actor* now."""
        return self._tell(key, actor, Telling.DUE, Telling.BEGUN)

    def end_telling(self, key: str, actor: str, *, reached: bool) -> None:
        """Keep whether *actor* was reached."""
        self._tell(key, actor, Telling.BEGUN, Telling.TOLD if reached else Telling.FAILED)

    def unannounced(self) -> tuple[Gap, ...]:
        """Return the open gaps that somebody waits for and no moderator was told of."""
        chosen = (
            _selected()
            .where(gaps.c.state == State.OPEN.value, gaps.c.announced_at.is_(None), _waiting() > 0)
            .order_by(gaps.c.raised_at)
        )
        with self._database.read() as connection:
            return tuple(map(_gap, connection.execute(chosen)))

    def announce(self, key: str) -> bool:
        """Return whether the caller, and nobody else, is to tell the moderators of *key* now."""
        chosen = sa.and_(gaps.c.question_id == key, gaps.c.announced_at.is_(None))
        with self._database.write() as connection:
            done = connection.execute(
                gaps.update().where(chosen).values(announced_at=datetime.now(UTC))
            )
        return done.rowcount == 1

    def collections(self) -> tuple[str, ...]:
        """Return the collections that have open gaps."""
        chosen = sa.select(gaps.c.collection).where(gaps.c.state == State.OPEN.value).distinct()
        with self._database.read() as connection:
            return tuple(connection.scalars(chosen))

    def reviewed(self, collection: str) -> str | None:
        """Return the state of the articles at which the gaps were last asked again."""
        chosen = sa.select(gap_reviews.c.generations).where(gap_reviews.c.collection == collection)
        with self._database.read() as connection:
            found: str | None = connection.scalar(chosen)
        return found

    def review(self, collection: str, generations: str) -> None:
        """Keep that the gaps were asked again of the articles as *generations* tell them."""
        row = {"collection": collection, "generations": generations}
        with self._database.write() as connection:
            chosen = gap_reviews.c.collection == collection
            connection.execute(gap_reviews.delete().where(chosen))
            connection.execute(gap_reviews.insert().values(row))

    def count_raised(self, collection: str, since: datetime, until: datetime) -> int:
        """Return how many gaps of *collection* were raised from *since* up to *until*."""
        chosen = sa.select(sa.func.count()).where(
            gaps.c.collection == collection, gaps.c.raised_at >= since, gaps.c.raised_at < until
        )
        with self._database.read() as connection:
            return int(connection.scalar(chosen) or 0)

    def _tell(self, key: str, actor: str, before: Telling, after: Telling) -> bool:
        chosen = sa.and_(wishes.c.question_id == key, wishes.c.actor == actor, _is(before))
        with self._database.write() as connection:
            done = connection.execute(wishes.update().where(chosen).values(telling=after.value))
        return done.rowcount == 1


def raise_gap(connection: Connection, collection: str, key: str, cause: Cause) -> None:
    """Open a gap for the question *key*; one that is there already stays as it is."""
    if connection.scalar(_RAISED, {"key": key}) is None:
        row = {"question_id": key, "collection": collection, "cause": cause.value}
        state = {"state": State.OPEN.value, "raised_at": datetime.now(UTC)}
        connection.execute(gaps.insert(), row | state)


def withdraw_not_helpful(connection: Connection, key: str) -> None:
    """Take back the gap that *key* was by feedback alone, once nobody finds it unhelpful."""
    complaints = sa.exists().where(
        question_feedback.c.question_id == key, question_feedback.c.helpful.is_(sa.false())
    )
    wanted = sa.exists().where(wishes.c.question_id == key)
    connection.execute(
        gaps.delete().where(
            gaps.c.question_id == key,
            gaps.c.cause == Cause.NOT_HELPFUL.value,
            gaps.c.state == State.OPEN.value,
            ~complaints,
            ~wanted,
        )
    )


def _settle(
    connection: Connection, collection: str, keys: Sequence[str], to: State, article: str | None
) -> list[str]:
    chosen = sa.and_(
        gaps.c.collection == collection,
        gaps.c.question_id.in_(keys),
        gaps.c.state == State.OPEN.value,
    )
    settled = list(connection.scalars(sa.select(gaps.c.question_id).where(chosen)))
    values = {"state": to.value, "settled_at": datetime.now(UTC), "article_id": article}
    connection.execute(gaps.update().where(chosen).values(values))
    return settled


def _is(telling: Telling) -> sa.ColumnElement[bool]:
    return wishes.c.telling == telling.value


def _waiting() -> sa.ScalarSelect[int]:
    return (
        sa.select(sa.func.count())
        .where(wishes.c.question_id == gaps.c.question_id)
        .correlate(gaps)
        .scalar_subquery()
    )


def _selected(*more: sa.ColumnElement[Any]) -> sa.Select[tuple[object, ...]]:
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
        _waiting().label("waiting"),
        *more,
    ).join(asked_questions, asked.id == gaps.c.question_id)


def _gap(row: sa.Row[tuple[object, ...]]) -> Gap:
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
