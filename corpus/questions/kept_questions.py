"""The rows of questions, of servers that have theirs kept."""

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.errors import InvalidQuestion
from corpus.questions.conversation import earlier_of
from corpus.questions.question import AskedQuestion
from corpus.storage.schema import asked_questions

_PLACED = (
    asked_questions.update()
    .where(
        asked_questions.c.id == sa.bindparam("key"),
        asked_questions.c.collection == sa.bindparam("within"),
    )
    .values(message_id=sa.bindparam("placed"))
)


def kept_row(
    connection: Connection, collection: str, key: str, *, hold: bool = False
) -> sa.Row[tuple[object, ...]]:
    """Return the row of a question; to *hold* it lets nobody erase or judge it meanwhile.

    Raises:
        InvalidQuestion: It is not kept (any more).
    """
    chosen = sa.select(asked_questions).where(_is(collection, key))
    row = connection.execute(chosen.with_for_update() if hold else chosen).one_or_none()
    if row is None:
        raise InvalidQuestion("I no longer have this question: ask it again with /ask.")
    return row


def question_of(connection: Connection, row: sa.Row[tuple[object, ...]]) -> AskedQuestion:
    """Return the question of *row* as it was asked."""
    return AskedQuestion(
        row.question,
        row.article_id,
        row.publication,
        row.after,
        row.before,
        row.article_language,
        earlier_of(connection, row.collection, row.earlier or ()),
    )


def place(connection: Connection, collection: str, key: str, message_id: str) -> None:
    """Note in which message a question is answered."""
    connection.execute(_PLACED, {"key": key, "within": collection, "placed": message_id})


def mark_shared(connection: Connection, collection: str, key: str, *, shared: bool) -> bool:
    """Return whether the mark was another before: one statement, so that one of two wins."""
    other = sa.and_(_is(collection, key), asked_questions.c.shared.is_not(shared))
    changed = asked_questions.update().where(other).values(shared=shared)
    return bool(connection.execute(changed).rowcount)


def _is(collection: str, key: str) -> sa.ColumnElement[bool]:
    return sa.and_(asked_questions.c.id == key, asked_questions.c.collection == collection)
