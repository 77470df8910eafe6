"""Processes that share the database divide Discord's shards among themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the tables: no process shares any shard yet."""
    op.create_table(
        "processes",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("began_at", sa.DateTime, nullable=False),
        sa.Column("until", sa.DateTime, nullable=False),
    )
    op.create_table(
        "shard_leases",
        sa.Column("shard", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("owner", sa.String(32)),
        sa.Column("until", sa.DateTime),
    )
    op.create_table(
        "session_slots",
        sa.Column("bucket", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("until", sa.DateTime),
    )
