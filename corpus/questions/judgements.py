"""What members think of an answer: one judgement of each, the last that they gave."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.storage.schema import question_feedback
from corpus.storage.upserts import upsert


def judge(connection: Connection, key: str, actor: str, *, helpful: bool) -> bool:
    """Keep a judgement and return whether it is another than *actor* gave before.

    The transaction holds the question, so that nobody judges it meanwhile.
    """
    theirs = sa.and_(question_feedback.c.question_id == key, question_feedback.c.actor == actor)
    before = connection.scalar(sa.select(question_feedback.c.helpful).where(theirs))
    if before == helpful:
        return False
    row = {"question_id": key, "actor": actor, "helpful": helpful, "at": datetime.now(UTC)}
    upsert(connection, question_feedback, row)
    return True
