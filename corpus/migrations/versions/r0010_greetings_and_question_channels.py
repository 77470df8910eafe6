"""Servers are greeted once a joining, and name where questions are answered without a mention."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the table, and two settings that are off: servers of before have joined already."""
    op.create_table(
        "greetings",
        sa.Column("collection", sa.String(64), primary_key=True),
        sa.Column("joined_at", sa.DateTime, nullable=False),
        sa.Column("begun_at", sa.DateTime, nullable=False),
    )
    for name in ("questions_channel", "questions_forum"):
        op.add_column("server_settings", sa.Column(name, sa.String(20)))
