"""Wishes to be told when a question is answered, which put it before the moderators."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.questions.gap import Cause, State
from corpus.questions.gaps import raise_gap
from corpus.questions.notifications import NotificationState
from corpus.storage.outgoing import ANEW
from corpus.storage.schema import gaps, wishes
from corpus.storage.upserts import insert_new


def wish(
    connection: Connection, collection: str, key: str, actor: str, language: str | None
) -> None:
    """Open a gap for the question *key*, and tell *actor* in *language* once it is answered.

    A gap that was dismissed opens again; one that was answered meanwhile is told at once. The
    transaction holds the question.
    """
    raise_gap(connection, collection, key, Cause.UNANSWERED)
    its = sa.and_(gaps.c.question_id == key, gaps.c.collection == collection)
    state = connection.scalar(sa.select(gaps.c.state).where(its))
    now = datetime.now(UTC)
    if state == State.DISMISSED.value:
        again = {"state": State.OPEN.value, "settled_at": None, "announced_at": None}
        again |= ANEW | {"raised_at": now}
        connection.execute(gaps.update().where(its).values(again))
    is_answered = state == State.ANSWERED.value
    telling = NotificationState.DUE if is_answered else NotificationState.WAITING
    row = {"question_id": key, "actor": actor, "collection": collection, "at": now}
    insert_new(connection, wishes, row | {"telling": telling.value, "language": language})
