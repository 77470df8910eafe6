"""What was asked: questions, what members think of answers, gaps and who waits for them."""

import sqlalchemy as sa

from corpus.storage.schema.base import WIDE, UtcDateTime, claims, collection_key, metadata

asked_questions = sa.Table(
    "asked_questions",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    collection_key(),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("article_id", sa.String(32)),
    sa.Column("publication", sa.Text),
    sa.Column("after", sa.Date),
    sa.Column("before", sa.Date),
    sa.Column("article_language", sa.String(8)),
    # The ids of the questions before it; their words stand in their own rows.
    sa.Column("earlier", sa.JSON(none_as_null=True)),
    sa.Column("asked_at", UtcDateTime, nullable=False, index=True),
    # Who asked and where: for telling them, and so that they can see and erase what is kept.
    sa.Column("asker", sa.String(20), index=True),
    sa.Column("channel_id", sa.String(20), index=True),
    sa.Column("message_id", sa.String(20), index=True),
    sa.Column("private", sa.Boolean, nullable=False, server_default=sa.false()),
    # A private answer that its asker posted to the channel, which can be done once.
    sa.Column("shared", sa.Boolean, nullable=False, server_default=sa.false()),
    # What came of it; null for what was asked before this was kept.
    sa.Column("answered", sa.Boolean),
    sa.Column("confidence", sa.String(8)),
    sa.Column("reason", sa.String(16)),
    sa.Column("cited", sa.JSON(none_as_null=True)),
    # The answer as it was given (`corpus/questions/kept_answer.py`), for its buttons.
    sa.Column("answer", sa.JSON(none_as_null=True)),
    # When its message was given the note that a source has changed since; it gets one at most.
    sa.Column("outdated_at", UtcDateTime),
    *claims(),
)


def _question_id() -> sa.Column[str]:
    return sa.Column("question_id", sa.String(16), primary_key=True)


def _of_a_question() -> sa.ForeignKeyConstraint:
    """Return the key by which a row goes with its question, however that goes."""
    asked = asked_questions.c
    return sa.ForeignKeyConstraint(
        ["question_id", "collection"], [asked.id, asked.collection], ondelete="CASCADE"
    )


question_feedback = sa.Table(
    "question_feedback",
    metadata,
    _question_id(),
    sa.Column("actor", sa.String(20), primary_key=True),
    collection_key(),
    sa.Column("helpful", sa.Boolean, nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
    _of_a_question(),
)

gaps = sa.Table(
    "gaps",
    metadata,
    _question_id(),
    sa.Column("collection", sa.String(64), primary_key=True, index=True),
    sa.Column("cause", sa.String(16), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("raised_at", UtcDateTime, nullable=False),
    # When a member's wish was put before the moderators in their channel.
    sa.Column("announced_at", UtcDateTime),
    sa.Column("settled_at", UtcDateTime),
    sa.Column("article_id", sa.String(32)),
    *claims(is_sent=True),
    _of_a_question(),
)

wishes = sa.Table(
    "wishes",
    metadata,
    _question_id(),
    sa.Column("actor", sa.String(20), primary_key=True),
    collection_key(),
    sa.Column("at", UtcDateTime, nullable=False),
    # The language that they asked in, for telling them in it.
    sa.Column("language", sa.String(8)),
    sa.Column("telling", sa.String(8), nullable=False, index=True),
    *claims(is_sent=True),
    _of_a_question(),
)

answer_reviews = sa.Table(
    "answer_reviews",
    metadata,
    sa.Column("collection", sa.String(64), primary_key=True),
    # The last event of its sources for which answers were looked through.
    sa.Column("event", WIDE, nullable=False),
)

gap_reviews = sa.Table(
    "gap_reviews",
    metadata,
    sa.Column("collection", sa.String(64), primary_key=True),
    # The state of its articles at which the gaps were last asked again.
    sa.Column("generations", sa.String(64), nullable=False),
    *claims(),
)

daily_counts = sa.Table(
    "daily_counts",
    metadata,
    sa.Column("collection", sa.String(64), primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("asked", sa.Integer, nullable=False),
    sa.Column("answered", sa.Integer, nullable=False),
    sa.Column("helpful", sa.Integer, nullable=False),
    sa.Column("not_helpful", sa.Integer, nullable=False),
)

daily_citations = sa.Table(
    "daily_citations",
    metadata,
    sa.Column("collection", sa.String(64), primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("article_id", sa.String(32), primary_key=True),
    sa.Column("start", sa.Integer, primary_key=True),
    sa.Column("end", sa.Integer, primary_key=True),
    sa.Column("times", sa.Integer, nullable=False),
)
