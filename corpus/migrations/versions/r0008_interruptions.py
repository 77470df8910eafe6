"""Submissions know how often reading them was interrupted, so that none is tried for ever."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the count, from nothing for those that wait."""
    count = sa.Column("interruptions", sa.Integer, nullable=False, server_default="0")
    op.add_column("submissions", count)
