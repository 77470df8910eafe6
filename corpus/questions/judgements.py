"""What members think of an answer: one judgement of each, the last that they gave."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.storage.schema import question_feedback
from corpus.storage.upserts import upsert


def judge(connection: Connection, collection: str, key: str, actor: str, *, helpful: bool) -> bool:
    """Keep a judgement and return whether it is another than *actor* gave before.

    The transaction holds the question, so that nobody judges it meanwhile.
    """
    given = {"question_id": key, "actor": actor, "collection": collection}
    theirs = sa.and_(*(question_feedback.c[name] == value for name, value in given.items()))
    before = connection.scalar(sa.select(question_feedback.c.helpful).where(theirs))
    if before == helpful:
        return False
    judgement = {"helpful": helpful, "at": datetime.now(UTC)}
    upsert(connection, question_feedback, given | judgement)
    return True
