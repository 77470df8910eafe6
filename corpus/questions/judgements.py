"""What members think of an answer: one judgement of each, the last that they gave."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.questions.daily_counts import count_judgement
from corpus.questions.gap import Cause
from corpus.questions.gaps import raise_gap, withdraw_not_helpful
from corpus.servers.collection_names import guild_id_of
from corpus.storage.schema import question_feedback
from corpus.storage.upserts import upsert


def judge(connection: Connection, collection: str, key: str, actor: str, *, helpful: bool) -> None:
    """Keep what *actor* thinks of an answer, in place of what they thought before.

    What somebody of a server finds not helpful is a gap until nobody does. The transaction holds
    the question, so that nobody judges it meanwhile.
    """
    if not _kept(connection, collection, key, actor, helpful=helpful):
        return
    count_judgement(connection, collection, helpful=helpful)
    if helpful:
        withdraw_not_helpful(connection, collection, key)
    elif guild_id_of(collection) is not None:
        raise_gap(connection, collection, key, Cause.NOT_HELPFUL)


def _kept(connection: Connection, collection: str, key: str, actor: str, *, helpful: bool) -> bool:
    """Keep a judgement and return whether it is another than *actor* gave before."""
    given = {"question_id": key, "actor": actor, "collection": collection}
    theirs = sa.and_(*(question_feedback.c[name] == value for name, value in given.items()))
    before = connection.scalar(sa.select(question_feedback.c.helpful).where(theirs))
    if before == helpful:
        return False
    judgement = {"helpful": helpful, "at": datetime.now(UTC)}
    upsert(connection, question_feedback, given | judgement)
    return True
