"""Questions of everyone that an article has answered, for whoever looks at that article."""

from collections import Counter

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.storage.schema import asked_questions

LOOKED_AT = 200
"""The newest answered questions of a collection among which those of one article are found."""

_ANSWERED = (
    sa.select(asked_questions.c.question, asked_questions.c.cited, asked_questions.c.answer)
    .where(
        asked_questions.c.collection == sa.bindparam("within"),
        asked_questions.c.answered.is_(True),
        asked_questions.c.confidence == "high",
        asked_questions.c.private.is_(False),
        # What was understood with others, or narrowed, says less by itself.
        asked_questions.c.earlier.is_(None),
        asked_questions.c.article_id.is_(None),
        asked_questions.c.publication.is_(None),
        asked_questions.c.after.is_(None),
        asked_questions.c.before.is_(None),
    )
    .order_by(asked_questions.c.asked_at.desc())
    .limit(LOOKED_AT)
)


def answered_from(connection: Connection, collection: str, article_id: str) -> tuple[str, ...]:
    """Return what was asked in public and surely answered from the article, most asked first.

    Of as many, the newest comes first.
    """
    asked = Counter(
        row.question
        for row in connection.execute(_ANSWERED, {"within": collection})
        if row.cited and row.cited[0][0] == article_id and _quotes(row.answer)
    )
    return tuple(question for question, _ in asked.most_common())


def _quotes(answer: dict[str, object] | None) -> bool:
    """Return whether what is kept of an answer is what articles say, not what they are."""
    return answer is not None and answer.get("reply", "answer") == "answer"
