"""Who wishes to be told that a question is answered, and how far telling them has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.questions.gap import Gap, State, gap_of, selected_gaps, waiting_for
from corpus.servers.shards import ALL, Shards
from corpus.storage.database import Database
from corpus.storage.schema import asked_questions, gaps, wishes


class NotificationState(StrEnum):
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
class Due:
    """A member to be told that *gap* is answered, and the article that a moderator named.

    *asked* is whether they asked it themselves, *language* the one they spoke.
    """

    gap: Gap
    actor: str
    asked: bool
    language: str | None
    answered_by: str | None


class Notifications:
    """What members, and moderators, of every collection are still to be told."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def due(self, shards: Shards = ALL) -> tuple[Due, ...]:
        """Return who is to be told what in the servers of *shards*, oldest wish first."""
        chosen = (
            selected_gaps(
                wishes.c.actor,
                (wishes.c.actor == asked_questions.c.asker).label("asked"),
                wishes.c.language,
                gaps.c.article_id.label("answered_by"),
            )
            .join(wishes, wishes.c.question_id == gaps.c.question_id)
            .where(_is(NotificationState.DUE), shards.own(gaps.c.collection))
            .order_by(wishes.c.at)
        )
        with self._database.read() as connection:
            return tuple(
                Due(gap_of(row), row.actor, bool(row.asked), row.language, row.answered_by)
                for row in connection.execute(chosen)
            )

    def begin(self, key: str, actor: str) -> bool:
        """Return whether the caller, and nobody else, is to tell *actor* now."""
        return self._tell(key, actor, NotificationState.DUE, NotificationState.BEGUN)

    def end(self, key: str, actor: str, *, reached: bool) -> None:
        """Keep whether *actor* was reached."""
        self._tell(
            key,
            actor,
            NotificationState.BEGUN,
            NotificationState.TOLD if reached else NotificationState.FAILED,
        )

    def unannounced(self, shards: Shards = ALL) -> tuple[Gap, ...]:
        """Return the open gaps of *shards* that somebody waits for and no moderator was told of."""
        chosen = (
            selected_gaps()
            .where(
                gaps.c.state == State.OPEN.value,
                gaps.c.announced_at.is_(None),
                waiting_for() > 0,
                shards.own(gaps.c.collection),
            )
            .order_by(gaps.c.raised_at)
        )
        with self._database.read() as connection:
            return tuple(map(gap_of, connection.execute(chosen)))

    def announce(self, key: str) -> bool:
        """Return whether the caller, and nobody else, is to tell the moderators of *key* now."""
        chosen = sa.and_(gaps.c.question_id == key, gaps.c.announced_at.is_(None))
        with self._database.write() as connection:
            done = connection.execute(
                gaps.update().where(chosen).values(announced_at=datetime.now(UTC))
            )
        return done.rowcount == 1

    def _tell(
        self, key: str, actor: str, before: NotificationState, after: NotificationState
    ) -> bool:
        chosen = sa.and_(wishes.c.question_id == key, wishes.c.actor == actor, _is(before))
        with self._database.write() as connection:
            done = connection.execute(wishes.update().where(chosen).values(telling=after.value))
        return done.rowcount == 1


def fall_due(connection: Connection, keys: Sequence[str]) -> None:
    """Let those who wait for the gaps of *keys*, now answered, be told."""
    _turn(connection, keys, NotificationState.WAITING, NotificationState.DUE)


def wait_again(connection: Connection, keys: Sequence[str]) -> None:
    """Let those who were to be told of *keys* wait again: the answer has gone."""
    _turn(connection, keys, NotificationState.DUE, NotificationState.WAITING)


def _turn(
    connection: Connection, keys: Sequence[str], before: NotificationState, after: NotificationState
) -> None:
    chosen = sa.and_(wishes.c.question_id.in_(keys), _is(before))
    connection.execute(wishes.update().where(chosen).values(telling=after.value))


def _is(telling: NotificationState) -> sa.ColumnElement[bool]:
    return wishes.c.telling == telling.value
