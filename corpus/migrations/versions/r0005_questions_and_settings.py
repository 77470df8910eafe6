"""Servers have settings; questions their outcome, their feedback, and gaps that were raised."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add what is kept beside a question; questions of before have no asker and no outcome."""
    _grow_questions()
    _add_gaps()
    _add_counts()
    _add_settings()


def _grow_questions() -> None:
    for column in (
        sa.Column("asker", sa.String(20)),
        sa.Column("channel_id", sa.String(20)),
        sa.Column("message_id", sa.String(20)),
        sa.Column("private", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("answered", sa.Boolean),
        sa.Column("confidence", sa.String(8)),
        sa.Column("reason", sa.String(16)),
        sa.Column("cited", sa.JSON),
    ):
        op.add_column("asked_questions", column)
    op.create_index("ix_asked_questions_asker", "asked_questions", ["asker"])


def _add_gaps() -> None:
    op.create_table(
        "question_feedback",
        _of_a_question(),
        sa.Column("actor", sa.String(20), primary_key=True),
        sa.Column("helpful", sa.Boolean, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "gaps",
        _of_a_question(),
        sa.Column("collection", sa.String(64), nullable=False),
        sa.Column("cause", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("raised_at", sa.DateTime, nullable=False),
        sa.Column("announced_at", sa.DateTime),
        sa.Column("settled_at", sa.DateTime),
        sa.Column("article_id", sa.String(32)),
    )
    op.create_index("ix_gaps_collection", "gaps", ["collection"])
    op.create_table(
        "wishes",
        _of_a_question(),
        sa.Column("actor", sa.String(20), primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("language", sa.String(8)),
        sa.Column("telling", sa.String(8), nullable=False),
    )
    op.create_table(
        "gap_reviews",
        sa.Column("collection", sa.String(64), primary_key=True),
        sa.Column("generations", sa.String(64), nullable=False),
    )


def _add_counts() -> None:
    op.create_table(
        "daily_counts",
        sa.Column("collection", sa.String(64), primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("asked", sa.Integer, nullable=False),
        sa.Column("answered", sa.Integer, nullable=False),
        sa.Column("helpful", sa.Integer, nullable=False),
        sa.Column("not_helpful", sa.Integer, nullable=False),
    )
    op.create_table(
        "daily_citations",
        sa.Column("collection", sa.String(64), primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("article_id", sa.String(32), primary_key=True),
        sa.Column("start", sa.Integer, primary_key=True),
        sa.Column("end", sa.Integer, primary_key=True),
        sa.Column("times", sa.Integer, nullable=False),
    )


def _add_settings() -> None:
    op.create_table(
        "server_settings",
        sa.Column("collection", sa.String(64), primary_key=True),
        sa.Column("channels", sa.JSON, nullable=False),
        sa.Column("private_by_default", sa.Boolean, nullable=False),
        sa.Column("curator_role", sa.String(20)),
        sa.Column("moderators_channel", sa.String(20)),
        sa.Column("digest_channel", sa.String(20)),
        sa.Column("keep_days", sa.Integer, nullable=False),
        sa.Column("language", sa.String(8)),
    )
    op.create_table(
        "digests",
        sa.Column("collection", sa.String(64), primary_key=True),
        sa.Column("week", sa.Date, primary_key=True),
        sa.Column("begun_at", sa.DateTime, nullable=False),
        sa.Column("sent_at", sa.DateTime),
    )


def _of_a_question() -> sa.Column[str]:
    return sa.Column(
        "question_id",
        sa.String(16),
        sa.ForeignKey("asked_questions.id", ondelete="CASCADE"),
        primary_key=True,
    )
