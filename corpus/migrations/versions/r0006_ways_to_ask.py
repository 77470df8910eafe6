"""Questions know their filters, those before them and whether they were shared; choices for DMs."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add what a question is narrowed to and follows, and the servers chosen in direct messages."""
    for column in (
        sa.Column("publication", sa.Text),
        sa.Column("after", sa.Date),
        sa.Column("before", sa.Date),
        sa.Column("earlier", sa.JSON),
        sa.Column("shared", sa.Boolean, nullable=False, server_default=sa.false()),
    ):
        op.add_column("asked_questions", column)
    op.create_index("ix_asked_questions_message_id", "asked_questions", ["message_id"])
    op.create_index("ix_asked_questions_channel_id", "asked_questions", ["channel_id"])
    op.create_table(
        "direct_servers",
        sa.Column("user_id", sa.String(20), primary_key=True),
        sa.Column("collection", sa.String(64), nullable=False),
        sa.Column("chosen_at", sa.DateTime, nullable=False),
    )
