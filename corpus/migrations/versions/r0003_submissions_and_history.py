"""Sources wait for confirmation, are withdrawn rather than erased, and have a history."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add what moderators' work leaves behind; sources of before are simply there."""
    for column in (
        sa.Column("removed_at", sa.DateTime),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("checked_at", sa.DateTime),
    ):
        op.add_column("sources", column)
    op.add_column("collections", sa.Column("left_at", sa.DateTime))
    op.create_table(
        "submissions",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("collection", sa.String(64), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("data", sa.LargeBinary),
        sa.Column("stated", sa.JSON, nullable=False),
        sa.Column("draft", sa.JSON),
        sa.Column("reason", sa.Text),
        sa.Column("replaces", sa.String(32)),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("posted_by", sa.Text, nullable=False),
        sa.Column("actor", sa.String(32)),
        sa.Column("channel_id", sa.String(20)),
        sa.Column("posted_at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_submissions_collection", "submissions", ["collection"])
    op.create_table(
        "source_events",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("collection", sa.String(64), nullable=False),
        sa.Column("article_id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("action", sa.String(16), nullable=False),
        sa.Column("actor", sa.String(32)),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_source_events_collection", "source_events", ["collection"])
