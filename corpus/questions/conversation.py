"""What was asked before a question, in the same thread or chain of replies.

A question keeps the keys of those before it, not their words: each is known for as long as it
is kept itself, and goes when whoever asked it has it erased.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.storage.schema import asked_questions

MOST_EARLIER = 4
"""Questions before one that may tell what it means; older ones are about something else by then."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A question that was asked before, and the key that recalls it."""

    key: str
    question: str


def earlier_of(connection: Connection, collection: str, keys: Sequence[str]) -> tuple[Earlier, ...]:
    """Return the questions of *keys* that are still kept, in that order."""
    kept = asked_questions.c
    chosen = sa.select(kept.id, kept.question).where(
        kept.collection == collection, kept.id.in_(keys)
    )
    questions = {row.id: row.question for row in connection.execute(chosen)}
    return tuple(Earlier(key, questions[key]) for key in keys if key in questions)


def earlier_than_reply(
    connection: Connection, collection: str, message_id: str
) -> tuple[Earlier, ...]:
    """Return what a reply to an answer follows, oldest first; nothing for other messages."""
    kept = asked_questions.c
    chosen = sa.select(kept.id, kept.question, kept.earlier).where(
        kept.collection == collection, kept.message_id == message_id
    )
    row = connection.execute(chosen).first()
    if row is None:
        return ()
    before = earlier_of(connection, collection, row.earlier or ())
    return (*before, Earlier(row.id, row.question))[-MOST_EARLIER:]


def earlier_in(
    connection: Connection, collection: str, channel_id: str, member: str
) -> tuple[Earlier, ...]:
    """Return the last questions of a thread or direct conversation, oldest first.

    A thread that began with an answer has its message's id, and that answer's question in it.
    What was asked in private counts for *member* alone, who asked it.
    """
    kept = asked_questions.c
    chosen = (
        sa.select(kept.id, kept.question)
        .where(
            kept.collection == collection,
            sa.or_(kept.channel_id == channel_id, kept.message_id == channel_id),
            sa.or_(kept.private.is_(False), kept.asker == member),
        )
        .order_by(kept.asked_at.desc())
        .limit(MOST_EARLIER)
    )
    return tuple(Earlier(row.id, row.question) for row in connection.execute(chosen))[::-1]
