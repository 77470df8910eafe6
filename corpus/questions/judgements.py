"""What members think of an answer: one judgement of each, the last that they gave."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.storage.schema import question_feedback


def judge(connection: Connection, key: str, actor: str, *, helpful: bool) -> bool:
    """Keep a judgement and return whether it is another than *actor* gave before."""
    theirs = sa.and_(question_feedback.c.question_id == key, question_feedback.c.actor == actor)
    before = connection.scalar(sa.select(question_feedback.c.helpful).where(theirs))
    if before == helpful:
        return False
    connection.execute(question_feedback.delete().where(theirs))
    row = {"question_id": key, "actor": actor, "helpful": helpful, "at": datetime.now(UTC)}
    connection.execute(question_feedback.insert().values(row))
    return True
