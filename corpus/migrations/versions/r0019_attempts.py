"""A message that failed is sent later: how often it failed says when."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

_SENT = ("submissions", "gaps", "wishes", "greetings", "digests")


def upgrade() -> None:
    """Add the number of failed attempts to what is sent."""
    for table in _SENT:
        attempts = sa.Column("attempts", sa.Integer, nullable=False, server_default="0")
        op.add_column(table, attempts)
