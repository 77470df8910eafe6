"""Links are checked of their own accord, where a moderator asked for it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add how often, for whom, and whether the last check failed; off for all of before."""
    for column in (
        sa.Column("check_every", sa.String(8)),
        sa.Column("check_actor", sa.String(32)),
        sa.Column("check_channel", sa.String(20)),
        sa.Column("check_failed", sa.Text),
    ):
        op.add_column("sources", column)
    op.add_column(
        "submissions",
        sa.Column("scheduled", sa.Boolean, nullable=False, server_default=sa.false()),
    )
