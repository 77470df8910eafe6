"""Who wishes to be told that a question is answered, and how far telling them has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.questions.gap import Gap, State, gap_of, selected_gaps, waiting_for
from corpus.servers.shards import ALL, Shards
from corpus.storage import clock
from corpus.storage.claims import RELEASED, is_free
from corpus.storage.database import Database
from corpus.storage.outgoing import ANEW, Delivery, Outgoing, Sending
from corpus.storage.schema import asked_questions, gaps, wishes


class NotificationState(StrEnum):
    """How far telling a member has come.

    BEGUN is written before the message is sent and TOLD after: what failed or a crash left between
    may have been sent. FAILED is who can never be told.
    """

    WAITING = "waiting"
    DUE = "due"
    BEGUN = "begun"
    TOLD = "told"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Due:
    """A member to be told that *gap* is answered, and the article that a moderator named.

    *asked* is whether they asked it themselves, *language* the one they spoke. *begun* is whether
    they may have been told already: sending it failed, or its process was killed.
    """

    gap: Gap
    actor: str
    asked: bool
    language: str | None
    answered_by: str | None
    begun: bool = False


class Notifications:
    """What members, and moderators, of every collection are still to be told."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._wishes = Outgoing(database, wishes)
        self._gaps = Outgoing(database, gaps)

    def due(self, shards: Shards = ALL) -> tuple[Due, ...]:
        """Return who is to be told what in the servers of *shards*, oldest wish first."""
        chosen = (
            selected_gaps(
                wishes.c.actor,
                (wishes.c.actor == asked_questions.c.asker).label("asked"),
                wishes.c.language,
                gaps.c.article_id.label("answered_by"),
                _is(NotificationState.BEGUN).label("begun"),
            )
            .join(
                wishes,
                sa.and_(
                    wishes.c.question_id == gaps.c.question_id,
                    wishes.c.collection == gaps.c.collection,
                ),
            )
            .where(shards.own(gaps.c.collection))
            .order_by(wishes.c.at)
        )
        with self._database.read() as connection:
            found = connection.execute(chosen.where(_may_be_told(clock.now(connection))))
            return tuple(
                Due(
                    gap_of(row),
                    row.actor,
                    bool(row.asked),
                    row.language,
                    row.answered_by,
                    bool(row.begun),
                )
                for row in found
            )

    def begin(self, key: str, actor: str) -> Sending | None:
        """Return the right by which the caller, and nobody else, is to tell *actor* now.

        It is `None` where they are not to be told, or another process is at it.
        """
        theirs = sa.and_(wishes.c.question_id == key, wishes.c.actor == actor)
        with self._database.write() as connection:
            due = sa.and_(theirs, _may_be_told(clock.now(connection)))
            if self._wishes.take(connection, due) is None:
                return None
            begun = wishes.update().where(theirs).values(telling=NotificationState.BEGUN.value)
            connection.execute(begun)
            return self._wishes.begin_sending(connection, theirs)

    def end(self, key: str, actor: str, outcome: Delivery) -> None:
        """Keep what came of telling *actor*, unless another process took that over."""
        theirs = sa.and_(wishes.c.question_id == key, wishes.c.actor == actor)
        with self._database.write() as connection:
            if outcome is Delivery.FAILED:
                self._wishes.put_off(connection, theirs)
                return
            ours = wishes.update().where(theirs, self._wishes.held)
            connection.execute(ours.values(_ENDED[outcome]))

    def unannounced(self, shards: Shards = ALL) -> tuple[Gap, ...]:
        """Return the open gaps of *shards* that somebody waits for and no moderator was told of."""
        chosen = (
            selected_gaps()
            .where(
                gaps.c.state == State.OPEN.value,
                waiting_for() > 0,
                shards.own(gaps.c.collection),
            )
            .order_by(gaps.c.raised_at)
        )
        with self._database.read() as connection:
            found = connection.execute(chosen.where(_may_be_announced(clock.now(connection))))
            return tuple(map(gap_of, found))

    def begin_announcing(self, key: str) -> Sending | None:
        """Return the right by which the caller, and nobody else, is to tell the moderators now."""
        theirs = gaps.c.question_id == key
        with self._database.write() as connection:
            due = sa.and_(theirs, _may_be_announced(clock.now(connection)))
            if self._gaps.take(connection, due) is None:
                return None
            return self._gaps.begin_sending(connection, theirs)

    def end_announcing(self, key: str, outcome: Delivery) -> None:
        """Keep that the moderators were told of a gap, or cannot be; put off what failed."""
        its = gaps.c.question_id == key
        with self._database.write() as connection:
            if not outcome.is_final:
                self._gaps.put_off(connection, its)
                return
            done = {"announced_at": datetime.now(UTC)} | RELEASED
            connection.execute(gaps.update().where(its, self._gaps.held).values(done))


_ENDED = {
    Delivery.SENT: {"telling": NotificationState.TOLD.value} | RELEASED,
    Delivery.REFUSED: {"telling": NotificationState.FAILED.value} | RELEASED,
    Delivery.UNSENT: {"telling": NotificationState.DUE.value} | ANEW,
}


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


def _may_be_told(now: datetime) -> sa.ColumnElement[bool]:
    """Return the condition that a member is to be told and no process is at it."""
    untold = sa.or_(_is(NotificationState.DUE), _is(NotificationState.BEGUN))
    return sa.and_(untold, is_free(wishes, now))


def _may_be_announced(now: datetime) -> sa.ColumnElement[bool]:
    """Return the condition that moderators were not told of a gap and no process is at it."""
    return sa.and_(gaps.c.announced_at.is_(None), is_free(gaps, now))
